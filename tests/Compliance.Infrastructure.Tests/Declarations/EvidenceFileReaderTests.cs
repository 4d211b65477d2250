using Xunit;

namespace Compliance.Infrastructure.Tests.Declarations;

public sealed class EvidenceFileReaderTests
{
    internal const string Whole = """
        { "schemaVersion": "1.0", "site": "plants-west", "observedAt": "2026-11-20T08:00:00+02:00",
          "lookups": [{ "name": "gbl.his.arc.azure.com", "status": "NOERROR", "addresses": ["10.20.4.5", "fd00::5"] }, { "name": "x.example", "status": "NXDOMAIN" }],
          "connections": [{ "host": "mcr.microsoft.com", "port": 443, "ok": true }] }
        """;

    [Fact]
    public async Task Read_EveryKey_IsTaken()
    {
        var evidence = await DeclaredText.EvidenceAsync(Whole);

        Assert.Equal(("plants-west", new DateTimeOffset(2026, 11, 20, 6, 0, 0, TimeSpan.Zero)), (evidence.Site, evidence.ObservedAt));
        Assert.Equal(["gbl.his.arc.azure.com NOERROR 10.20.4.5 fd00::5", "x.example NXDOMAIN "], evidence.Lookups.Select(lookup => $"{lookup.Name} {lookup.Status} {string.Join(' ', lookup.Addresses)}"));
        Assert.Equal(new("mcr.microsoft.com", 443, true), Assert.Single(evidence.Connections));
    }

    [Theory]
    [InlineData("\"1.0\"", "\"2.0\"", "schemaVersion is '2.0'; it must be one of 1.0")]
    [InlineData("\"schemaVersion\": \"1.0\", ", "", "schemaVersion is missing")]
    [InlineData("\"site\": \"plants-west\", ", "", "site is missing")]
    [InlineData("plants-west", "", "site must not be empty")]
    [InlineData("2026-11-20T08:00:00+02:00", "yesterday", "observedAt is 'yesterday'; write a time like 2026-11-20T09:30:00Z")]
    [InlineData("\"observedAt\"", "\"observed\"", "observed is not a known key")]
    [InlineData("10.20.4.5", "ten", "lookups[0].addresses[0] is 'ten', which is no IP address")]
    [InlineData("\"status\": \"NXDOMAIN\"", "\"code\": 3", "lookups[1].code is not a known key; known here: name, status, addresses")]
    [InlineData(", \"status\": \"NXDOMAIN\"", "", "lookups[1].status is missing")]
    [InlineData("443", "\"443\"", "connections[0].port must be a number, not a text")]
    [InlineData("443", "65536", "connections[0].port is no port: 1 to 65535")]
    [InlineData("443", "0", "connections[0].port is no port: 1 to 65535")]
    [InlineData("443", "1.5", "connections[0].port is no port: 1 to 65535")]
    [InlineData("true", "\"true\"", "connections[0].ok must be true or false, not a text")]
    [InlineData(", \"ok\": true", "", "connections[0].ok is missing")]
    public async Task Read_Wrong_NamesThePathAndTheReason(string right, string wrong, string expected) =>
        Assert.StartsWith(expected, await DeclaredText.RefusalAsync(() => DeclaredText.EvidenceAsync(Whole.Replace(right, wrong, StringComparison.Ordinal))), StringComparison.Ordinal);
}
