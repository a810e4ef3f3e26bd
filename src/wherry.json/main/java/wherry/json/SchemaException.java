package wherry.json;

/// A JSON Schema that cannot be compiled. The message says what is wrong and at which JSON pointer of the schema.
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemaException(String message) {
        super(message);
    }
}
