using Compliance.Domain.Exemptions;
using Compliance.Domain.Rules;
using Xunit;

namespace Compliance.Infrastructure.Tests.Declarations;

public sealed class ExemptionFileReaderTests
{
    internal const string Whole = """
        { "exemptions": [ { "id": "e-1", "rule": "ARC-PL-011", "resource": "*/privateLinkScopes/pls", "category": "mitigated", "reason": "A firewall stands in front.",
          "approvedBy": "ann", "requestedBy": "bob", "ticket": "CHG-1", "expires": "2027-01-31" } ] }
        """;

    [Fact]
    public async Task Read_EveryKey_IsTaken()
    {
        var exemption = Assert.Single(await DeclaredText.ExemptionsAsync(Whole));

        var expected = new Exemption
        {
            Id = "e-1",
            Rule = new RuleId("ARC-PL-011"),
            Resource = new("*/privateLinkScopes/pls"),
            Category = ExemptionCategory.Mitigated,
            Reason = "A firewall stands in front.",
            ApprovedBy = "ann",
            RequestedBy = "bob",
            Ticket = "CHG-1",
            Expires = new DateOnly(2027, 1, 31),
        };
        Assert.Equal(expected, exemption);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"exemptions":[]}""")]
    public async Task Read_Nothing_ExemptsNothing(string text) => Assert.Empty(await DeclaredText.ExemptionsAsync(text));

    [Fact]
    public async Task Read_StarForARule_IsEveryRule() =>
        Assert.Null(Assert.Single(await DeclaredText.ExemptionsAsync(Whole.Replace("ARC-PL-011", "*", StringComparison.Ordinal))).Rule);

    [Theory]
    [InlineData("\"exemptions\"", "\"exempt\"", "exempt is not a known key; known here: exemptions")]
    [InlineData("ARC-PL-011", "ARC-PL-*", "exemptions[0].rule is 'ARC-PL-*', which is no rule")]
    [InlineData("\"rule\": \"ARC-PL-011\", ", "", "exemptions[0].rule is missing")]
    [InlineData("\"id\": \"e-1\", ", "", "exemptions[0].id is missing")]
    [InlineData("*/privateLinkScopes/pls", "pls", "exemptions[0].resource is 'pls', which is no resource id")]
    [InlineData("\"resource\"", "\"resourceId\"", "exemptions[0].resourceId is not a known key")]
    [InlineData("mitigated", "ignored", "exemptions[0].category is 'ignored'; it must be one of waiver, mitigated")]
    [InlineData("A firewall stands in front.", "", "exemptions[0].reason must not be empty")]
    [InlineData("\"approvedBy\": \"ann\", ", "", "exemptions[0].approvedBy is missing")]
    [InlineData(", \"expires\": \"2027-01-31\"", "", "exemptions[0].expires is missing")]
    [InlineData("2027-01-31", "31.01.2027", "exemptions[0].expires is '31.01.2027'; write a day like 2026-12-01")]
    public async Task Read_Wrong_NamesThePathAndTheReason(string right, string wrong, string expected) =>
        Assert.StartsWith(expected, await DeclaredText.RefusalAsync(() => DeclaredText.ExemptionsAsync(Whole.Replace(right, wrong, StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public async Task Read_TwoOfOneId_IsAContradiction()
    {
        const string One = """{"id":"e-1","rule":"*","resource":"*","reason":"r","approvedBy":"a","expires":"2027-01-31"}""";

        var refusal = await DeclaredText.RefusalAsync(() => DeclaredText.ExemptionsAsync($$"""{"exemptions":[{{One}},{{One.Replace("e-1", "E-1", StringComparison.Ordinal)}}]}"""));

        Assert.Equal("exemptions[1].id is 'E-1', which is the id of another exemption too", refusal);
    }
}
