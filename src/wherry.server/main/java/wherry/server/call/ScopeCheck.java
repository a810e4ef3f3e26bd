package wherry.server.call;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.server.access.Item;
import wherry.server.catalog.CatalogSnapshot;
import wherry.tool.Principal;

/// Decides whether a caller has the scopes that a call needs, before the call's work begins. Each call of an item goes through it, also
/// one that another call makes.
public final class ScopeCheck {
    private ScopeCheck() {
    }

    /// @throws FaultException when the caller lacks a scope; it names all that the call needs
    public static void require(Call call, Principal caller, CatalogSnapshot snapshot) {
        if (caller.isAnonymous()) {
            return;
        }
        Set<String> needed = new LinkedHashSet<>();
        items(call, snapshot).forEach(item -> needed.addAll(snapshot.scopes().of(item)));
        if (!caller.scopes().containsAll(needed)) {
            throw new FaultException(new Fault.InsufficientScope("the access token lacks scopes; the request needs " + String.join(" ", needed), needed));
        }
    }

    private static Stream<Item> items(Call call, CatalogSnapshot snapshot) {
        return switch (call) {
            case Call.CallTool tool -> Stream.of(new Item(Item.Kind.TOOL, tool.name()));
            case Call.GetPrompt prompt -> Stream.of(new Item(Item.Kind.PROMPT, prompt.name()));
            case Call.ReadResource read -> at(read.uri(), snapshot);
            case Call.Subscribe(String uri) -> at(uri, snapshot);
            case Call.Listen listen -> listen.resources().stream().flatMap(uri -> at(uri, snapshot));
            case Call.Complete complete -> switch (complete.reference()) {
                case Call.Reference.ToPrompt(String name) -> Stream.of(new Item(Item.Kind.PROMPT, name));
                case Call.Reference.ToResource(String uri) -> Stream.of(new Item(Item.Kind.RESOURCE, uri), new Item(Item.Kind.TEMPLATE, uri));
            };
            case Call.Other other -> Stream.of(new Item(Item.Kind.METHOD, other.method()));
            case Call.Initialize _, Call.Discover _, Call.Ping _, Call.SetLevel _, Call.Unsubscribe _, Call.ListItems _ -> Stream.empty();
        };
    }

    /// The resource of this URI, else each template that matches it: which of them has the resource is known only when their code has run.
    private static Stream<Item> at(String uri, CatalogSnapshot snapshot) {
        List<Item> templates = snapshot.resources().containsKey(uri) ? List.of() : snapshot.templates().entrySet().stream()
                .filter(each -> each.getValue().uriTemplate().match(uri).isPresent())
                .map(each -> new Item(Item.Kind.TEMPLATE, each.getKey())).toList();
        return Stream.concat(Stream.of(new Item(Item.Kind.RESOURCE, uri)), templates.stream());
    }
}
