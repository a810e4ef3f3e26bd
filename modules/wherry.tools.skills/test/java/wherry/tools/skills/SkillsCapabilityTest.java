package wherry.tools.skills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.testkit.Answer;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;

class SkillsCapabilityTest {
    private static final String MODERN = "2026-07-28";

    @TempDir
    private Path folder;

    private TestServer server() {
        return TestServer.with(Map.of("MCP_SKILLS", folder.toString()), new SkillsCapability());
    }

    private SkillTree tree() {
        return new SkillTree(folder);
    }

    private static Answer ask(TestPeer peer, String method, String uri) {
        return peer.request(method, JsonObject.of("uri", Json.of(uri)));
    }

    private static List<JsonObject> objects(JsonObject result, String list) {
        return result.array(list).orElseThrow().items().stream().map(JsonObject.class::cast).toList();
    }

    private static String text(JsonObject object, String member) {
        return object.string(member).orElseThrow();
    }

    /// All pages of a list.
    private static List<JsonObject> all(TestPeer peer, String method, JsonObject params, String list) {
        var all = new ArrayList<JsonObject>();
        JsonObject page = peer.request(method, params).result();
        all.addAll(objects(page, list));
        while (page.has("nextCursor")) {
            page = peer.request(method, params.toBuilder().put("cursor", text(page, "nextCursor")).build()).result();
            all.addAll(objects(page, list));
        }
        return all;
    }

    @Test
    void declaresTheExtensionToEveryModernClient() {
        tree().skill("a");
        try (var server = server(); var peer = server.peer(MODERN)) {
            JsonObject capabilities = peer.request("server/discover").result().object("capabilities").orElseThrow();
            assertEquals("{\"io.modelcontextprotocol/skills\":{\"directoryRead\":true}}", capabilities.object("extensions").orElseThrow().toString());
            assertTrue(capabilities.has("resources"));
        }
    }

    @Test
    void listsSkillsWithTheirFrontMatterAndAManifest() {
        tree().skill("a").file("a/x.txt", "abc");
        try (var server = server(); var peer = server.peer(MODERN)) {
            JsonObject result = peer.request("skills/list").result();
            assertEquals("complete", text(result, "resultType"));
            assertEquals("public", text(result, "cacheScope"));
            assertTrue(result.number("ttlMs").isPresent());
            assertFalse(result.has("nextCursor"));
            JsonObject skill = objects(result, "skills").getFirst();
            assertEquals("{\"name\":\"a\",\"description\":\"About a\"}", skill.object("frontmatter").orElseThrow().toString());
            assertEquals("{\"uri\":\"skill://a/x.txt\",\"digest\":"
                    + "\"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\"size\":3}",
                    objects(skill, "resources").get(1).toString());
            JsonObject got = ask(peer, "skills/get", "skill://a/SKILL.md").result();
            assertEquals(skill, got.object("skill").orElseThrow());
            assertEquals("public", text(got, "cacheScope"));
        }
    }

    @Test
    void listsTheVeryBytesThatAReadGives() throws Exception {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xFF};
        tree().skill("a").file("a/p.png", picture).file("a/windows.txt", "\uFEFFone\r\ntwo\u0000\u2028").file("a/empty", "");
        try (var server = server(); var peer = server.peer(MODERN)) {
            for (JsonObject entry : objects(objects(peer.request("skills/list").result(), "skills").getFirst(), "resources")) {
                JsonObject contents = objects(peer.read(text(entry, "uri")).result(), "contents").getFirst();
                byte[] bytes = contents.has("text") ? text(contents, "text").getBytes(StandardCharsets.UTF_8) : Base64.getDecoder().decode(text(contents, "blob"));
                assertEquals(bytes.length, entry.number("size").orElseThrow().longValue());
                assertEquals("sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)), text(entry, "digest"));
            }
            assertEquals("image/png", text(objects(peer.read("skill://a/p.png").result(), "contents").getFirst(), "mimeType"));
        }
    }

    @Test
    void readsFoldersWithoutTheFoldersInThem() {
        tree().skill("acme/a").file("acme/a/t/one.md", "1").file("acme/a/t/deep/two", "2").skill("acme/a/t/sub");
        try (var server = server(); var peer = server.peer(MODERN)) {
            JsonObject result = ask(peer, "resources/directory/read", "skill://acme/a/t").result();
            assertEquals("complete", text(result, "resultType"));
            assertEquals(List.of(
                    "{\"uri\":\"skill://acme/a/t/deep\",\"name\":\"deep\",\"mimeType\":\"inode/directory\"}",
                    "{\"uri\":\"skill://acme/a/t/one.md\",\"name\":\"one.md\",\"mimeType\":\"text/markdown\",\"size\":1}",
                    "{\"uri\":\"skill://acme/a/t/sub\",\"name\":\"sub\",\"mimeType\":\"inode/directory\"}"),
                    objects(result, "resources").stream().map(JsonObject::toString).toList());
            assertEquals("{\"uri\":\"skill://acme/a/t/sub/SKILL.md\",\"name\":\"sub\",\"description\":\"About acme/a/t/sub\","
                    + "\"mimeType\":\"text/markdown\",\"size\":57}",
                    objects(ask(peer, "resources/directory/read", "skill://acme/a/t/sub").result(), "resources").getFirst().toString());
            assertEquals(1, objects(ask(peer, "resources/directory/read", "skill://acme").result(), "resources").size());
        }
    }

    @Test
    void refusesWhatItDoesNotServe() {
        tree().skill("a").file("a/t/x", "x");
        try (var server = server(); var peer = server.peer(MODERN)) {
            for (String uri : List.of("skill://b/SKILL.md", "skill://a/t/x", "skill://a", "skill://a/../a/SKILL.md", "")) {
                assertEquals(-32602, ask(peer, "skills/get", uri).code(), uri);
            }
            assertEquals("params.uri: expected the URI of the SKILL.md of a skill, got skill://b/SKILL.md, at which no skill is served",
                    text(ask(peer, "skills/get", "skill://b/SKILL.md").error(), "message"));
            for (String uri : List.of("skill://a/t/x", "skill://a/t/", "skill://b", "skill://")) {
                assertEquals(-32602, ask(peer, "resources/directory/read", uri).code(), uri);
            }
            for (String uri : List.of("skill://a/none", "skill://a", "skill://a/../../etc/passwd", "skill://a/t/%2E%2E/t/x")) {
                assertEquals(-32602, peer.read(uri).code(), uri);
            }
            assertEquals(-32602, peer.request("skills/get").code());
            assertEquals(-32602, peer.request("skills/list", JsonObject.of("cursor", Json.of("made up"))).code());
            assertEquals(-32602, peer.request("skills/list", JsonObject.of("cursor", Json.of(7))).code());
        }
    }

    @Test
    void givesLongListsInPagesThatSplitNoSkill() {
        for (int i = 0; i < 2 * Paging.MAX_ITEMS + 1; i++) {
            tree().skill("s" + i);
        }
        for (int skill = 0; skill < 4; skill++) {
            tree().skill("big" + skill);
            for (int i = 1; i < Skill.MAX_FILES; i++) {
                tree().file("big" + skill + "/" + i, "");
            }
        }
        try (var server = server(); var peer = server.peer(MODERN)) {
            assertEquals(3, objects(peer.request("skills/list").result(), "skills").size());
            List<JsonObject> skills = all(peer, "skills/list", JsonObject.EMPTY, "skills");
            assertEquals(2 * Paging.MAX_ITEMS + 5, skills.stream().map(skill -> text(skill, "uri")).distinct().count());
            assertEquals(2 * Paging.MAX_ITEMS + 5, skills.size());
            assertEquals(Skill.MAX_FILES, all(peer, "resources/directory/read", JsonObject.of("uri", Json.of("skill://big1")), "resources").size());
        }
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void givesEachClientSkillsAsResources(String revision) {
        tree().skill("a").file("a/x.txt", "abc");
        try (var server = server(); var peer = server.peer(revision)) {
            assertEquals("{\"uri\":\"skill://a/SKILL.md\",\"name\":\"a\",\"description\":\"About a\",\"mimeType\":\"text/markdown\"}",
                    peer.resources().getFirst().toString());
            assertEquals("skill://{+path}", text(peer.resourceTemplates().getFirst(), "uriTemplate"));
            assertEquals("abc", text(objects(peer.read("skill://a/x.txt").result(), "contents").getFirst(), "text"));
        }
    }

    @Test
    void tellsClientsOfANewSkill() {
        tree().skill("a");
        try (var server = server(); var peer = server.peer("2025-11-25")) {
            assertEquals(1, peer.resources().size());
            tree().skill("b");
            peer.awaitNotification("notifications/resources/list_changed");
            assertEquals(2, peer.resources().size());
        }
    }

    @Test
    void offersNothingWithoutSkills() {
        try (var server = TestServer.with(new SkillsCapability()); var peer = server.peer(MODERN)) {
            JsonObject discovered = peer.request("server/discover").result();
            assertEquals(List.of("logging"), discovered.object("capabilities").orElseThrow().names());
            assertEquals("No skills are served: the operator of this server may name a folder of them by MCP_SKILLS.", text(discovered, "instructions"));
            assertEquals(-32601, peer.request("skills/list").code());
        }
    }

    @Test
    void refusesASettingThatIsNoFolder() {
        var refused = assertThrows(IllegalArgumentException.class,
                () -> TestServer.with(Map.of("MCP_SKILLS", folder.resolve("none").toString()), new SkillsCapability()));
        assertTrue(refused.getMessage().contains("MCP_SKILLS"), refused.getMessage());
    }
}
