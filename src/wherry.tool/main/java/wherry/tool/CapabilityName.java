package wherry.tool;

/// The name that a capability has by its class.
final class CapabilityName {
    private static final String SUFFIX = "Capability";

    private CapabilityName() {
    }

    /// The words of the class's name in small letters, with hyphens in between.
    static String of(Class<?> type) {
        String whole = type.getName();
        String simple = whole.substring(whole.lastIndexOf('.') + 1).replace('$', '-');
        String name = simple.endsWith(SUFFIX) && simple.length() > SUFFIX.length()
                ? simple.substring(0, simple.length() - SUFFIX.length()) : simple;
        var words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (beginsWord(name, i)) {
                words.append('-');
            }
            words.append(Character.toLowerCase(name.charAt(i)));
        }
        return words.toString();
    }

    private static boolean beginsWord(String name, int at) {
        return at > 0 && Character.isUpperCase(name.charAt(at)) && name.charAt(at - 1) != '-'
                && (!Character.isUpperCase(name.charAt(at - 1)) || at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1)));
    }
}
