package wherry.tools.files.access;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/// A path that cannot be reached or used as asked; the message is for the model to read.
public final class AccessException extends IOException {
    private static final long serialVersionUID = 1L;

    public AccessException(String message) {
        super(message);
    }

    /// What to tell of a failure of the file system. It says nothing of a path that the client did not name.
    ///
    /// @param asked the path as the client named it
    public static String message(IOException failure, String asked) {
        if (failure instanceof AccessException) {
            return failure.getMessage();
        }
        if (failure instanceof NoSuchFileException) {
            return "There is no file or directory '" + asked + "'";
        }
        if (failure instanceof AccessDeniedException) {
            return "The operating system denies this server access to '" + asked + "'";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "'" + asked + "' exists already";
        }
        return "'" + asked + "' " + problem(failure, failure instanceof FileSystemException system && system.getReason() != null ? system.getReason() : "");
    }

    private static String problem(IOException failure, String reason) {
        if (failure instanceof NotDirectoryException || reason.startsWith("Not a directory")) {
            return "is no directory, or has a part that is none";
        }
        if (failure instanceof NotLinkException || reason.startsWith("Too many levels of symbolic links")) {
            return "has links that lead in a circle, or that changed during the call";
        }
        if (failure instanceof AtomicMoveNotSupportedException || reason.startsWith("Invalid cross-device link")) {
            return "is on another file system; write the new file and remove the old one instead";
        }
        if (reason.startsWith("File name too long")) {
            return "is longer than this system takes; use a shorter path, or name a directory further down as an allowed one";
        }
        return "cannot be used: " + (reason.isEmpty() ? failure.getClass().getSimpleName() : reason);
    }
}
