package wherry.server.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words that tools, and people who look for one, use for the same thing.
final class Synonyms {
    /// A group on each line. A word may be in several.
    private static final String GROUPS = """
            create make add new insert generate build write open begin start init record save put register compose draft store
            delete remove drop erase clear clean destroy discard trash rid purge throw forget unset
            get read fetch retrieve show view display look load see give receive obtain print detail info content
            list enumerate every each available
            find search lookup query seek locate where discover match grep
            update edit change modify alter adjust set patch replace rewrite revise correct fix
            send post submit deliver publish push tell notify announce
            reply respond answer
            comment remark note annotate feedback observation discussion discuss
            run execute launch invoke evaluate perform call
            stop end kill terminate cancel abort halt close quit
            copy duplicate clone fork replicate
            move relocate transfer shift reorder drag pull
            rename retitle name title call
            merge join combine unite integrate accept
            upload attach import
            download export pull fetch
            undo revert reset restore rollback discard
            label tag mark category
            finish complete done close resolve
            wait sleep delay till until
            check verify validate test inspect
            allow permit permission access grant
            compare difference diff change
            status state progress health
            history log recent past lately earlier
            child sub nested part small split
            parent above under
            depend dependency block wait need prerequisite
            count number many total amount
            tree nest hierarchy structure recursive
            file document disk path attachment
            directory folder
            picture image photo screenshot
            audio sound voice video media
            repository repo project
            database db table data
            row record entry item
            web internet online site website url link
            page document article
            message mail chat talk
            channel room group
            thread conversation discussion
            person user people member colleague account profile author who
            issue ticket bug problem
            task todo job
            text content word string
            place location business restaurant shop store venue
            map route direction drive walk way travel
            distance far length
            coordinate latitude longitude geocode position
            elevation altitude height high
            emoji reaction reply thumb
            click press tap push hit
            type enter fill write input
            dialog alert popup
            dropdown option select choose pick
            window size resize large small
            navigate go visit open browse
            back previous last return
            library package framework module
            remember memory knowledge store
            relation connection link relationship
            """;
    private static final Map<String, List<String>> BY_STEM = byStem();

    private Synonyms() {
    }

    private static Map<String, List<String>> byStem() {
        var all = new HashMap<String, List<String>>();
        GROUPS.lines().forEach(line -> {
            String[] words = line.split(" ");
            for (String word : words) {
                all.computeIfAbsent(ToolWords.stem(word), _ -> new ArrayList<>()).add("0" + words[0]);
            }
        });
        return all;
    }

    /// @param stem of a word
    static List<String> of(String stem) {
        return BY_STEM.getOrDefault(stem, List.of());
    }
}
