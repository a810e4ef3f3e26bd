package wherry.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where clients have their configuration on each system.
class ClientFoldersTest {
    private static Path file(Client client, String system, Map<String, String> environment) {
        return client.place(FileScope.USER, folders(system, environment)).orElseThrow().file();
    }

    private static ClientFolders folders(String system, Map<String, String> environment) {
        return new ClientFolders(environment, Map.of("user.home", "/home/me", "user.dir", "/src/p", "os.name", system)::get);
    }

    @ParameterizedTest
    @CsvSource({
        "CLAUDE_DESKTOP, .config/Claude/claude_desktop_config.json, Library/Application Support/Claude/claude_desktop_config.json, AppData/Roaming/Claude/claude_desktop_config.json",
        "CLAUDE_CODE, .claude.json, .claude.json, .claude.json",
        "VSCODE, .config/Code/User/mcp.json, Library/Application Support/Code/User/mcp.json, AppData/Roaming/Code/User/mcp.json",
        "CURSOR, .cursor/mcp.json, .cursor/mcp.json, .cursor/mcp.json",
        "CODEX, .codex/config.toml, .codex/config.toml, .codex/config.toml",
        "GEMINI, .gemini/settings.json, .gemini/settings.json, .gemini/settings.json",
        "COPILOT, .copilot/mcp-config.json, .copilot/mcp-config.json, .copilot/mcp-config.json",
        "WINDSURF, .codeium/windsurf/mcp_config.json, .codeium/windsurf/mcp_config.json, .codeium/windsurf/mcp_config.json",
        "ZED, .config/zed/settings.json, .config/zed/settings.json, AppData/Roaming/Zed/settings.json",
        "GOOSE, .config/goose/config.yaml, .config/goose/config.yaml, AppData/Roaming/Block/goose/config/config.yaml",
        "LM_STUDIO, .lmstudio/mcp.json, .lmstudio/mcp.json, .lmstudio/mcp.json",
        "JETBRAINS, .junie/mcp/mcp.json, .junie/mcp/mcp.json, .junie/mcp/mcp.json"})
    void areThoseOfTheSystem(Client client, String linux, String mac, String windows) {
        assertEquals(Path.of("/home/me", linux), file(client, "Linux", Map.of()));
        assertEquals(Path.of("/home/me", mac), file(client, "Mac OS X", Map.of()));
        assertEquals(Path.of("/home/me", windows), file(client, "Windows 11", Map.of()));
    }

    @Test
    void areThoseThatVariablesName() {
        assertEquals(Path.of("/h/.cursor/mcp.json"), file(Client.CURSOR, "Linux", Map.of("HOME", "/h")));
        assertEquals(Path.of("/h/.cursor/mcp.json"), file(Client.CURSOR, "Windows 11", Map.of("USERPROFILE", "/h", "HOME", "/x")));
        assertEquals(Path.of("/c/goose/config.yaml"), file(Client.GOOSE, "Linux", Map.of("XDG_CONFIG_HOME", "/c")));
        assertEquals(Path.of("/home/me/.config/goose/config.yaml"), file(Client.GOOSE, "Linux", Map.of("XDG_CONFIG_HOME", "relative")));
        assertEquals(Path.of("/a/Zed/settings.json"), file(Client.ZED, "Windows 11", Map.of("APPDATA", "/a")));
        assertEquals(Path.of("/c/config.toml"), file(Client.CODEX, "Linux", Map.of("CODEX_HOME", "/c")));
        assertEquals(Path.of("/c/.claude.json"), file(Client.CLAUDE_CODE, "Linux", Map.of("CLAUDE_CONFIG_DIR", "/c")));
        assertEquals(Path.of("/c/mcp-config.json"), file(Client.COPILOT, "Linux", Map.of("COPILOT_HOME", "/c")));
        assertEquals(Path.of("/c/.gemini/settings.json"), file(Client.GEMINI, "Linux", Map.of("GEMINI_CLI_HOME", "/c")));
    }

    @ParameterizedTest
    @CsvSource({"CLAUDE_DESKTOP,", "CLAUDE_CODE, .mcp.json", "VSCODE, .vscode/mcp.json", "CURSOR, .cursor/mcp.json", "CODEX, .codex/config.toml",
        "GEMINI, .gemini/settings.json", "COPILOT, .mcp.json", "WINDSURF,", "ZED, .zed/settings.json", "GOOSE,", "LM_STUDIO,", "JETBRAINS, .junie/mcp/mcp.json",
        "JSON,"})
    void areInTheProject(Client client, String file) {
        assertEquals(Optional.ofNullable(file).map(each -> Path.of("/src/p", each)),
                client.place(FileScope.PROJECT, folders("Linux", Map.of())).map(ClientFile::file));
    }
}
