using System.Net;
using System.Text.Json;
using Compliance.Domain.Declarations;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>Reads an evidence file: what a probe saw on site (design 4.2).</summary>
public static class EvidenceFileReader
{
    private const string SchemaVersion = "1.0";

    /// <param name="stream">Read from where it stands to its end; not closed.</param>
    /// <param name="name">What error messages call the file.</param>
    /// <exception cref="DeclarationFileException">The content is wrong. Nothing of it counts.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Task<ProbeEvidence> ReadAsync(Stream stream, string name, CancellationToken cancellationToken) =>
        StrictFile.ReadAsync(stream, name, Read, cancellationToken);

    private static ProbeEvidence Read(StrictValue root)
    {
        var file = root.AsObject("schemaVersion", "site", "observedAt", "lookups", "connections");
        file.Require("schemaVersion").AsOneOf((SchemaVersion, 0));
        return new ProbeEvidence
        {
            Site = file.Require("site").AsText(),
            ObservedAt = file.Require("observedAt").AsTime(),
            Lookups = file.Find("lookups")?.AsList(Lookup) ?? [],
            Connections = file.Find("connections")?.AsList(Connection) ?? [],
        };
    }

    private static ProbeLookup Lookup(StrictValue value)
    {
        var lookup = value.AsObject("name", "status", "addresses");
        return new ProbeLookup(lookup.Require("name").AsText(), lookup.Require("status").AsText(), lookup.Find("addresses")?.AsList(Address) ?? []);
    }

    private static ProbeConnection Connection(StrictValue value)
    {
        var connection = value.AsObject("host", "port", "ok");
        return new ProbeConnection(connection.Require("host").AsText(), Port(connection.Require("port")), connection.Require("ok").AsBool());
    }

    private static string Address(StrictValue value)
    {
        var text = value.AsText();
        return IPAddress.TryParse(text, out _) ? text : throw value.Refuse($"is '{Excerpt.Of(text)}', which is no IP address");
    }

    private static int Port(StrictValue value)
    {
        value.Expect("a number", JsonValueKind.Number);
        return value.Element.TryGetInt32(out var port) && port is > 0 and <= ushort.MaxValue ? port : throw value.Refuse("is no port: 1 to 65535");
    }
}
