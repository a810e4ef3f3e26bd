package wherry.tool;
import java.util.*;
/// stand-in
public final class UriTemplate { private UriTemplate() {} public static UriTemplate parse(String s) { throw new IllegalArgumentException(s);} public List<String> variables() { return List.of(); } public Optional<Map<String,String>> match(String uri) { return Optional.empty(); } }
