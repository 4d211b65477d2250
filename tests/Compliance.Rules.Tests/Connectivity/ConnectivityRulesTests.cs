using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Connectivity;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Connectivity;

public sealed class ConnectivityRulesTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("Connected", "Compliant")]
    [InlineData("connected", "Compliant")]
    [InlineData("Offline", "NonCompliant High")]
    [InlineData("Expired", "NonCompliant Critical")]
    [InlineData("AgentNotInstalled", "NonCompliant High")]
    [InlineData("Connecting", "Unknown UnknownValue")]
    [InlineData("Sleeping", "Unknown UnknownValue")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_Connectivity_IsItsStatus(string? status, string expected) =>
        Assert.Equal(expected, Judge(new ClusterIsConnectedRule(), cluster => cluster with { ConnectivityStatus = Value.Of(status) }));

    [Fact]
    public void Judge_StatusOfWrongType_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Judge(new ClusterIsConnectedRule(), cluster => cluster with { ConnectivityStatus = Value.OfMalformed("{}") }));

    [Theory]
    [InlineData(30.01, "Compliant")]
    [InlineData(30, "NonCompliant Low")]
    [InlineData(7, "NonCompliant Low")]
    [InlineData(6.99, "NonCompliant High")]
    [InlineData(-1, "NonCompliant High")]
    public void Judge_Certificate_ByTheDaysLeft(double days, string expected) => Assert.Equal(
        expected,
        Judge(new CertificateIsFreshRule(), cluster => cluster with { ManagedIdentityCertificateExpirationTime = Value.Of($"{EstateBuilder.Now.AddDays(days):O}") }));

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    public void Judge_CertificateWithoutTime_IsUnknown(string? time) =>
        Assert.Equal("Unknown UnknownValue", Judge(new CertificateIsFreshRule(), cluster => cluster with { ManagedIdentityCertificateExpirationTime = Value.Of(time) }));

    [Theory]
    [InlineData("1.36.1", "Compliant")]
    [InlineData("1.34.0", "Compliant")]
    [InlineData("1.33.9", "NonCompliant Low")]
    [InlineData("0.99.0", "NonCompliant Low")]
    [InlineData("2.0.0", "Compliant")]
    [InlineData("1.35.2-preview", "Compliant")]
    [InlineData("newest", "Unknown UnknownValue")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_Agent_IsAtMostTwoMinorsBehind(string? version, string expected) => Assert.Equal(
        expected,
        Judge(new AgentIsSupportedRule(), cluster => cluster with { AgentVersion = Value.Of(version) }, new DeclarationSet { LatestAgentVersion = "1.36.1" }));

    [Fact]
    public void Judge_NoLatestVersionDeclared_IsUnknown() => Assert.Equal("Unknown NotProvided", Judge(new AgentIsSupportedRule(), cluster => cluster));

    [Theory]
    [InlineData("1.3.0", "2.30.0", "Compliant")]
    [InlineData("1.2.9", "2.30.0", "NonCompliant Low")]
    [InlineData("1.10.0", "2.2.0", "NonCompliant Low")]
    [InlineData("1.3.0", null, "Unknown NotProvided")]
    [InlineData(null, null, "Unknown NotProvided")]
    public void Judge_Tools_ByTheVersionsThatWereAttested(string? extension, string? cli, string expected)
    {
        var values = new Dictionary<string, string?> { ["connectedk8s"] = extension, ["azure-cli"] = cli }.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!));
        var attestation = new Attestation
        {
            Rule = new RuleId("ARC-VER-001"), Resource = new("*"), IsCompliant = true, Expires = DateOnly.FromDateTime(EstateBuilder.Now.UtcDateTime), Values = System.Collections.Immutable.ImmutableDictionary.CreateRange(values),
        };

        Assert.Equal(expected, Judge(new ToolsAreRecentRule(), cluster => cluster, new DeclarationSet { Attestations = [attestation] }));
    }

    private string Judge(IRule<ClusterNode> rule, Func<ConnectedCluster, ConnectedCluster> change, DeclarationSet? declared = null) =>
        Said.OfCluster(rule, _chain.Estate().Change(_chain.Cluster, change), _chain.Cluster, declared);
}
