package wherry.tool;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// A setting of the server or of a capability: an environment variable, or `--name=value` on the command line. Its kind says what is
/// valid, and `T` is what a valid text becomes. Immutable.
///
/// ```java
/// private static final Setting<Integer> LINES = Setting.integer("MCP_LOG_LINES", "lines that one call may read").range(1, 10_000).fallback(500);
/// private static final Setting<URI> PLACE = Setting.uri("MCP_LOG_PLACE", "where the log is, such as https://example.com/log");
/// ```
/// A capability declares it in [Capability#settings] and reads it by [Host#value], or by [Host#find] when it has no fallback. The server
/// refuses a text that is not valid before any capability starts.
public final class Setting<T> {
    private static final String PREFIX = "MCP_";

    private final String name;
    private final String description;
    private final SettingForm<T> form;
    /// Null when there is none.
    private final T fallback;
    private final boolean required;
    private final boolean secret;

    private Setting(String name, String description, SettingForm<T> form, T fallback, boolean required, boolean secret) {
        this.name = name;
        this.description = description;
        this.form = form;
        this.fallback = fallback;
        this.required = required;
        this.secret = secret;
    }

    private static <T> Setting<T> made(String name, String description, SettingForm<T> form) {
        if (!isName(name)) {
            throw new IllegalArgumentException("setting '" + name + "' should look like MCP_SOMETHING");
        }
        return new Setting<>(name, Objects.requireNonNull(description), form, null, false, false);
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'A' || c > 'Z') && (i == 0 || c != '_' && (c < '0' || c > '9'))) {
                return false;
            }
        }
        return name.length() > 1;
    }

    /// Any text.
    ///
    /// @param name        upper case with underscores; a capability's begins with `MCP_`
    /// @param description one line for `--help`, without what is valid and the fallback, which stand beside it
    public static Setting<String> text(String name, String description) {
        return made(name, description, new SettingForm.Text());
    }

    /// A whole number.
    public static Setting<Integer> integer(String name, String description) {
        return made(name, description, new OrderedForm.Whole());
    }

    /// A decimal number; never infinite or NaN.
    public static Setting<Double> number(String name, String description) {
        return made(name, description, new OrderedForm.Decimal());
    }

    /// `on` or `off`; `true` and `false` will do too.
    public static Setting<Boolean> flag(String name, String description) {
        return made(name, description, SettingForm.Choice.flag());
    }

    /// One of some values, by its word: that of an enum's constant `ONLY_NEW` is `only-new`, of anything else its text.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> Setting<T> choice(String name, String description, T... values) {
        return made(name, description, SettingForm.Choice.of(values));
    }

    /// A time: a number of seconds, or a number with a unit, such as `500ms`, `30s`, `5m`, `2h` or `1d`. In whole milliseconds.
    public static Setting<Duration> duration(String name, String description) {
        return made(name, description, new OrderedForm.Time());
    }

    /// A number of bytes, as `512k`, `20m` or `1g` too; `k` is 1,024.
    public static Setting<Long> size(String name, String description) {
        return made(name, description, new OrderedForm.Size());
    }

    /// A path, which need not exist. For this kind, [#file] and [#folder], `~/` stands for the user's home.
    public static Setting<Path> path(String name, String description) {
        return made(name, description, new SettingForm.Place("a path", false, false));
    }

    /// The path of a file that exists.
    public static Setting<Path> file(String name, String description) {
        return made(name, description, new SettingForm.Place("a file that exists", true, false));
    }

    /// The path of a folder that exists.
    public static Setting<Path> folder(String name, String description) {
        return made(name, description, new SettingForm.Place("a folder that exists", false, true));
    }

    /// An absolute URI.
    public static Setting<URI> uri(String name, String description) {
        return made(name, description, new SettingForm.Address());
    }

    /// Texts, separated by commas. [#asList] makes lists of the other kinds.
    public static Setting<List<String>> list(String name, String description) {
        return text(name, description).asList();
    }

    /// A value of any other type.
    ///
    /// @param valid  what is valid, such as `a time zone`; it follows "expected" in the error
    /// @param parser throws [IllegalArgumentException] for a text that is not valid; the message may give advice, which the error ends with
    public static <T> Setting<T> of(String name, String description, String valid, Function<String, T> parser) {
        return made(name, description, new SettingForm.Parsed<>(valid, parser));
    }

    /// The same, with a value for when none is given. It is not checked.
    public Setting<T> fallback(T value) {
        return new Setting<>(name, description, form, Objects.requireNonNull(value), false, secret);
    }

    /// The same, without a fallback: the server does not start when no value is given.
    public Setting<T> required() {
        return new Setting<>(name, description, form, null, true, secret);
    }

    /// The same, with bounds, both valid: for a number, a duration or a size.
    ///
    /// @throws UnsupportedOperationException for another kind
    public Setting<T> range(T least, T most) {
        return new Setting<>(name, description, form.between(least, most), fallback, required, secret);
    }

    /// The same, with the least valid value: for a number, a duration or a size.
    ///
    /// @throws UnsupportedOperationException for another kind
    public Setting<T> atLeast(T least) {
        return new Setting<>(name, description, form.between(least, null), fallback, required, secret);
    }

    /// Several values of this kind, separated by commas; spaces around each are left out. Without a fallback there are none.
    public Setting<List<T>> asList() {
        return new Setting<>(name, description, new SettingForm.Items<>(form), fallback == null ? List.of() : List.of(fallback), required,
                secret);
    }

    /// The same, as a secret: its value is kept out of messages, and may come from a file that `NAME_FILE` names.
    public Setting<T> asSecret() {
        return new Setting<>(name, description, form, fallback, required, true);
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /// What is valid, in a few words, such as `a whole number, 1 to 100`.
    public String valid() {
        return form.valid();
    }

    /// The value when none is given; empty when there is none.
    public Optional<T> fallback() {
        return Optional.ofNullable(fallback);
    }

    /// The fallback as one would give it, for `--help`; empty when there is none.
    public String fallbackText() {
        return fallback == null ? "" : form.text(fallback);
    }

    public boolean isRequired() {
        return required;
    }

    public boolean isSecret() {
        return secret;
    }

    /// Reads a text that is given for the setting.
    ///
    /// @throws IllegalArgumentException when it is not valid; the message says the name, what is valid, and what was given unless that
    ///                                  is a secret; of a URL it leaves out user and password
    public T parse(String given) {
        try {
            return form.parse(given);
        } catch (SettingForm.BadItem e) {
            throw refusal(e.item(), e.reason());
        } catch (IllegalArgumentException e) {
            throw refusal(given, e);
        }
    }

    private IllegalArgumentException refusal(String given, IllegalArgumentException reason) {
        String problem = name + ": expected " + valid();
        // The parsers of the JDK throw subclasses, and repeat what was given.
        boolean isAdvice = reason.getClass() == IllegalArgumentException.class && reason.getMessage() != null && !reason.getMessage().isEmpty();
        String got = ", got '" + given + "'" + (isAdvice ? "; " + reason.getMessage() : "");
        return new IllegalArgumentException(secret ? problem : problem + withoutPassword(got));
    }

    /// A given text as people may see it: nothing of a secret, and a URL without its password.
    public String shown(String given) {
        return secret ? "(secret)" : withoutPassword(given);
    }

    /// A URL may have a password before its host, and one for a database among its parameters.
    private static String withoutPassword(String text) {
        return text.replaceAll("//[^/\\s]*@", "//…@").replaceAll("(?i)(password|pwd)=[^&;\\s']*", "$1=…");
    }

    /// As it stands on the command line: `--port`, and `--transport` for `MCP_TRANSPORT`.
    public String flag() {
        return "--" + (hasPrefix() ? name.substring(PREFIX.length()) : name).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the name says that it is meant for an MCP server. Other programs use names without it as well.
    public boolean hasPrefix() {
        return name.startsWith(PREFIX);
    }
}
