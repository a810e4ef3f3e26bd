package wherry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataPlaceTest {

    @ParameterizedTest
    @CsvSource({"Linux, '', '', /home/ada/.local/state/wherry", "Linux, XDG_STATE_HOME, /state, /state/wherry",
        "Linux, XDG_STATE_HOME, state, /home/ada/.local/state/wherry", "FreeBSD, '', '', /home/ada/.local/state/wherry",
        "Mac OS X, XDG_STATE_HOME, /state, /home/ada/Library/Application Support/wherry",
        "Windows 11, LOCALAPPDATA, /local, /local/wherry", "Windows 11, '', '', /home/ada/AppData/Local/wherry"})
    void isWhereThePlatformKeepsSuchDataOfAUser(String system, String variable, String value, Path expected) {
        var properties = Map.of("os.name", system, "user.home", "/home/ada");
        assertEquals(expected, DataPlace.usual(Map.of(variable, value), properties::get));
    }

    @Test
    void isTheFolderThatTheSettingNames() {
        assertEquals(Path.of("/data"), DataPlace.of(Settings.of(List.of(ServerSettings.DATA), Map.of("MCP_DATA", "/data"))));
    }
}
