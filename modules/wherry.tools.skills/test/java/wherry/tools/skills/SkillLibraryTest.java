package wherry.tools.skills;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillLibraryTest {
    private final List<String> logged = new ArrayList<>();
    private final Set<String> changed = new TreeSet<>();
    @TempDir
    private Path temporary;
    private SkillTree tree;

    @BeforeEach
    void makeFolder() throws IOException {
        tree = new SkillTree(Files.createDirectory(temporary.resolve("skills")));
    }

    private SkillLibrary library() {
        return new SkillLibrary(tree.sources(), logged::add, changed::addAll);
    }

    private static List<String> uris(SkillLibrary library) {
        return List.copyOf(library.skills().skills().keySet());
    }

    private static List<String> files(SkillLibrary library, String uri) {
        return library.skills().skills().get(uri).files().stream().map(SkillFile::uri).toList();
    }

    @Test
    void listsAllFilesOfASkillAndThoseOfSkillsInIt() {
        tree.skill("acme/refunds").file("acme/refunds/a b/ü+*.txt", "x").skill("acme/refunds/eu").file("acme/refunds/eu/z.md", "z").skill("solo");
        SkillLibrary library = library();
        assertEquals(List.of("skill://acme/refunds/SKILL.md", "skill://acme/refunds/eu/SKILL.md", "skill://solo/SKILL.md"), uris(library));
        assertEquals(List.of("skill://acme/refunds/SKILL.md", "skill://acme/refunds/a%20b/%C3%BC%2B%2A.txt",
                "skill://acme/refunds/eu/SKILL.md", "skill://acme/refunds/eu/z.md"), files(library, "skill://acme/refunds/SKILL.md"));
        assertEquals(List.of("skill://acme/refunds/eu/SKILL.md", "skill://acme/refunds/eu/z.md"), files(library, "skill://acme/refunds/eu/SKILL.md"));
        assertEquals(List.of(), logged);
    }

    @Test
    void leavesOutABrokenSkillWithOneLineAndServesTheOthers() {
        tree.skill("good").file("bad/SKILL.md", "no front matter").file("other/SKILL.md", "---\nname: x\ndescription: d\n---\n");
        SkillLibrary library = library();
        library.look();
        assertEquals(List.of("skill://good/SKILL.md"), uris(library));
        assertEquals(List.of("skill bad left out: SKILL.md does not begin with a line ---",
                "skill other left out: name: expected 'other', as the folder is named, got 'x'"), logged);
        tree.skill("bad");
        library.look();
        assertEquals(List.of("skill://bad/SKILL.md", "skill://good/SKILL.md"), uris(library));
        assertEquals(2, logged.size());
    }

    @Test
    void leavesOutASkillThatIsLargerThanAHostMustTake() throws IOException {
        tree.skill("many").skill("big").skill("most");
        int manifest = (int) Files.size(tree.folder().resolve("most/SKILL.md"));
        for (int i = 0; i < Skill.MAX_FILES; i++) {
            tree.file("many/" + i, "x");
        }
        tree.file("big/a", new byte[SkillFile.MAX_BYTES]);
        tree.file("most/a", new byte[SkillFile.MAX_BYTES - manifest]);
        SkillLibrary library = library();
        assertEquals(List.of("skill://most/SKILL.md"), uris(library));
        assertEquals(SkillFile.MAX_BYTES, library.skills().skills().get("skill://most/SKILL.md").files().stream().mapToLong(SkillFile::size).sum());
        assertEquals(List.of("skill big left out: file big/a makes the skill larger than 16777216 bytes",
                "skill many left out: it has 513 files, and a skill may have 512"), logged);
    }

    @Test
    void saysThatTheFolderIsASkillItself() {
        tree.file("SKILL.md", "---\nname: skills\ndescription: d\n---\n").file("a.txt", "a");
        assertEquals(List.of(), uris(library()));
        assertEquals(List.of("SKILL.md stands at the top of the folder of skills; name the folder above it"), logged);
    }

    @Test
    void passesOverNamesThatBeginWithADot() {
        tree.skill("a").file("a/.env", "SECRET=1").skill(".git/b").skill("a/.hidden/c");
        SkillLibrary library = library();
        assertEquals(List.of("skill://a/SKILL.md"), uris(library));
        assertEquals(List.of("skill://a/SKILL.md"), files(library, "skill://a/SKILL.md"));
        assertTrue(library.read("skill://a/.env").isEmpty());
    }

    @Test
    void followsLinksWithinTheFolderAlone() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "secret");
        tree.file("..data/mounted/SKILL.md", "---\nname: mounted\ndescription: d\n---\n").link("mounted", Path.of("..data/mounted"));
        tree.skill("file").link("file/secret.txt", secret).skill("folder").link("folder/up", temporary).skill("gone").link("gone/x", Path.of("none"));
        tree.skill("loop").link("loop/again", Path.of("."));
        SkillLibrary library = library();
        assertEquals(List.of("skill://mounted/SKILL.md"), uris(library));
        assertEquals(4, logged.size(), logged.toString());
        assertEquals("skill file left out: file file/secret.txt is a link that leaves the folder", logged.get(0));
        assertEquals("skill folder left out: file folder/up is a link that leaves the folder", logged.get(1));
        assertEquals("---\nname: mounted\ndescription: d\n---\n", new String(library.read("skill://mounted/SKILL.md").orElseThrow(), StandardCharsets.UTF_8));
    }

    @Test
    void readsNothingThroughALinkThatComesLater() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "secret");
        tree.skill("a").file("a/x.txt", "public");
        SkillLibrary library = library();
        Files.delete(tree.folder().resolve("a/x.txt"));
        tree.link("a/x.txt", secret);
        assertTrue(library.read("skill://a/x.txt").isEmpty());
        assertEquals(List.of(), uris(library));
    }

    @Test
    void givesTheBytesThatTheManifestOfThatMomentTellsOf() throws IOException {
        tree.skill("a").file("a/x.txt", "before");
        SkillLibrary library = library();
        Path file = tree.folder().resolve("a/x.txt");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "after!");
        Files.setLastModifiedTime(file, time);
        byte[] read = library.read("skill://a/x.txt").orElseThrow();
        assertArrayEquals("after!".getBytes(StandardCharsets.UTF_8), read);
        assertTrue(library.skills().files().get("skill://a/x.txt").matches(read));
        assertEquals(Set.of("skill://a/x.txt"), changed);
    }

    @Test
    void tellsWhatChanged() throws IOException {
        tree.skill("a").file("a/x.txt", "x").skill("b");
        SkillLibrary library = library();
        library.look();
        assertEquals(Set.of(), changed);
        tree.skill("c").file("a/x.txt", "longer");
        Files.delete(tree.folder().resolve("b/SKILL.md"));
        library.look();
        assertEquals(Set.of("skill://a/x.txt", "skill://b/SKILL.md", "skill://c/SKILL.md"), changed);
        assertEquals(List.of("skill://a/SKILL.md", "skill://c/SKILL.md"), uris(library));
    }

    @Test
    void servesOnWhileTheFolderIsAway() throws IOException {
        tree.skill("a");
        SkillLibrary library = library();
        Files.move(tree.folder(), temporary.resolve("away"));
        library.look();
        library.look();
        assertEquals(List.of("skill://a/SKILL.md"), uris(library));
        assertEquals(1, logged.size(), logged.toString());
        assertTrue(logged.getFirst().startsWith("the skills cannot be listed: java.nio.file.NoSuchFileException"), logged.getFirst());
    }

    @Test
    void refusesAFolderOfOtherThings() {
        tree.skill("a");
        tree.file("data/1", "").file("data/2", "").file("data/3", "");
        var sources = new SkillSources(List.of(new SkillFolder(tree.folder(), 3)), Set::of);
        assertEquals(Set.of(), new SkillLibrary(sources, logged::add, changed::addAll).skills().skills().keySet());
        assertTrue(logged.getFirst().endsWith("holds more than 3 files and folders; name a folder that holds skills alone"), logged.getFirst());
    }
}
