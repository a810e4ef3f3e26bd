package wherry.processor;

import javax.lang.model.element.ExecutableElement;

/// What was written for one method.
///
/// @param kind        what the method is offered as
/// @param method      the author's
/// @param name        what clients know it by; unique among the parts of one kind
/// @param factory     the method that describes it
/// @param declaration the source of that method
/// @param handler     the source of the method that calls the author's
record Part(Kind kind, ExecutableElement method, String name, String factory, String declaration, String handler) {

    String source() {
        return declaration + "\n" + handler;
    }
}
