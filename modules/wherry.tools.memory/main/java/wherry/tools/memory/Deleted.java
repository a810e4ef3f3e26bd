package wherry.tools.memory;

/// That something is no longer there, whether or not it was.
record Deleted(boolean success, String message) {
}
