package wherry.tools.sql.dialect;

import java.util.Set;

/// The keywords of statements that do more than read, for databases that do not refuse these by themselves.
final class WritingWords {
    private static final Set<String> ALL = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "UPSERT", "TRUNCATE", "CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "DENY", "CALL",
            "EXEC", "EXECUTE", "INTO", "COPY", "LOAD", "BULK", "BACKUP", "RESTORE", "SHUTDOWN", "KILL", "LOCK", "COMMIT", "ROLLBACK", "SAVEPOINT", "BEGIN", "DECLARE",
            "USE", "DBCC", "RECONFIGURE", "RUNSCRIPT", "SCRIPT", "OPENQUERY", "OPENROWSET", "OPENDATASOURCE", "XP_CMDSHELL", "SP_EXECUTESQL", "SP_CONFIGURE",
            "NEXT", "WAITFOR");

    private WritingWords() {
    }

    static boolean contain(String word) {
        return ALL.contains(word);
    }
}
