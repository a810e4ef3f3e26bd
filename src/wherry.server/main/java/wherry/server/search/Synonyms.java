package wherry.server.search;

import java.util.HashMap;
import java.util.Map;

/// Words that tools, and people who look for one, use for the same thing.
final class Synonyms {
    /// Each line begins with the word that stands for the others.
    private static final String GROUPS = """
            create make add new insert generate build write
            delete remove drop erase clear destroy discard
            get read fetch retrieve show view display look load see
            list enumerate every
            find search lookup query seek locate
            update edit change modify alter adjust set
            send post submit
            run execute start launch invoke
            stop end kill terminate cancel abort halt
            copy duplicate clone
            move relocate transfer
            rename retitle
            directory folder
            picture image photo screenshot
            repository repo project
            database db
            url link address website site web page webpage
            message mail chat
            person user people member
            issue ticket bug
            text content words
            """;
    private static final Map<String, String> FIRST = first();

    private Synonyms() {
    }

    private static Map<String, String> first() {
        var first = new HashMap<String, String>();
        GROUPS.lines().forEach(line -> {
            String[] words = line.split(" ");
            String stem = ToolWords.stem(words[0]);
            for (String word : words) {
                first.put(ToolWords.stem(word), stem);
            }
        });
        return Map.copyOf(first);
    }

    /// @param stem of a word
    static String of(String stem) {
        return FIRST.getOrDefault(stem, stem);
    }
}
