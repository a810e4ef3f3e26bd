import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One component of a bill of materials. Its members keep their order, which with `Map.of` differs from run to run.
final class Component {
    static final List<?> APACHE = List.of(Map.of("license", Map.of("id", "Apache-2.0")));

    private final Map<String, Object> members;
    private final String reference;

    private Component(Map<String, Object> members, String reference) {
        this.members = members;
        this.reference = reference;
    }

    /// @param reference its name in dependencies: a purl if it has one
    static Component of(String type, String name, String version, String reference) {
        return new Component(map("type", type, "bom-ref", reference, "name", name, "version", version), reference);
    }

    static Component withPurl(String type, String name, String version, String purl) {
        return of(type, name, version, purl).with("purl", purl);
    }

    /// A part of another component, without a reference.
    static Component file(String name, List<?> hashes) {
        return new Component(map("type", "file", "name", name, "hashes", hashes), "");
    }

    /// Adds a member, unless its value is unknown.
    Component with(String name, Object value) {
        if (value != null && !value.equals("")) {
            members.put(name, value);
        }
        return this;
    }

    /// Adds the supplier, one of NTIA's minimum elements.
    Component suppliedBy(String name) {
        return with("supplier", name == null || name.isBlank() ? null : Map.of("name", name));
    }

    String reference() {
        return reference;
    }

    Map<String, Object> members() {
        return members;
    }

    static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    static Map<String, Object> hash(String algorithm, Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file));
            return map("alg", algorithm, "content", HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Encodes a text for a purl.
    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
    }
}
