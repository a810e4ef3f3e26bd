/// How the program serves by HTTP: its settings, and its health check. A runtime for the standard streams alone has no use for it.
module wherry.app.http {
    requires wherry.app;
    requires wherry.http;

    provides wherry.app.Mode with wherry.app.http.HttpMode;
}
