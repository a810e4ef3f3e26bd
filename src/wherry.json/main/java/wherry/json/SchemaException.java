package wherry.json;

/// A JSON Schema cannot be compiled. The message says what is wrong and names the JSON pointer in the schema.
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaException(String message) {
        super(message);
    }
}
