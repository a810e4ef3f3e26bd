/// The program's HTTP mode: its settings and its health check. A runtime for stdio alone does not need this module.
// wherry.dev is compiled after this module.
@SuppressWarnings("module")
module wherry.app.http {
    requires transitive wherry.app;
    requires transitive wherry.http;

    exports wherry.app.http to wherry.dev;

    // What verifies tokens is a module of its own, which a runtime may go without.
    uses wherry.http.request.TokenVerifierProvider;

    provides wherry.app.Mode with wherry.app.http.HttpMode;
}
