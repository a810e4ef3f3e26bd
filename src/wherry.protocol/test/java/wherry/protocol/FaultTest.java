package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wherry.json.Json;
import wherry.json.JsonObject;

class FaultTest {
    private static final List<Fault> EVERY = List.of(new Fault.ParseError("m"), new Fault.InvalidRequest("m"),
            new Fault.MethodNotFound("x"),
            new Fault.InvalidParams("m"),
                    new Fault.ResourceNotFound("a:b"),
            new Fault.InternalError("1234"), new Fault.Failed("m"), new Fault.HeaderMismatch("m"),
            new Fault.MissingClientCapability("m", JsonObject.of("roots", JsonObject.EMPTY)), new Fault.UnsupportedVersion("x"),
            new Fault.TimedOut("m"), new Fault.Busy("m"));

    @ParameterizedTest
    @EnumSource
    void isValidByTheOfficialSchema(Revision revision) {
        for (Fault fault : EVERY) {
            JsonObject error = Envelope.error(RequestId.of(1), fault, revision);
            OfficialSchemas.assertValid(revision, revision.since(Revision.V2025_11_25) ? "JSONRPCErrorResponse" : "JSONRPCError",
                    error);
        }
        if (revision.isModern()) {
            OfficialSchemas.assertValid(revision, "MissingRequiredClientCapabilityError",
                    Envelope.error(RequestId.of(1),
                    new Fault.MissingClientCapability("m", JsonObject.of("roots", JsonObject.EMPTY)), revision));
            OfficialSchemas.assertValid(revision, "UnsupportedProtocolVersionError", Envelope.error(RequestId.of(1),
                    new Fault.UnsupportedVersion("x"), revision));
        }
    }

    @Test
    void keepsToTheCodesThatTheModernRevisionAllows() {
        for (Fault fault : EVERY) {
            int code = fault.code(Revision.LATEST);
            assertFalse(code >= -32019 && code <= -32000, fault + " " + code + " is a legacy code");
            assertTrue(code < -32099 || code > -32020 || List.of(-32020, -32021, -32022).contains(code), fault + " " + code
                    + " is not defined");
        }
    }

    @Test
    void saysThatAResourceIsMissingInTheWordsOfTheRevision() {
        assertEquals(-32002, new Fault.ResourceNotFound("a:b").code(Revision.V2025_11_25));
        assertEquals(-32602, new Fault.ResourceNotFound("a:b").code(Revision.V2026_07_28));
    }

    @Test
    void namesWhatWasAskedFor() {
        assertEquals("Method not found: x", new Fault.MethodNotFound("x").message());
        assertEquals("Resource not found: a:b", new Fault.ResourceNotFound("a:b").message());
        assertTrue(new Fault.InternalError("1234").message().endsWith("under incident 1234"));
        assertEquals("Unsupported protocol version 'x'; supported: " + String.join(", ", Revision.TEXTS), new Fault.UnsupportedVersion("x").message());
        assertTrue(Revision.TEXTS.contains(Revision.V2025_11_25.text()));
    }
}
