using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Features;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Features;

public sealed class GitSourceIsPrivateRuleTests
{
    private static readonly DeclarationSet Declared = new() { PrivateGitHosts = ["git.contoso.internal"] };

    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("https://git.contoso.internal/stores.git", "Compliant")]
    [InlineData("https://GIT.contoso.internal:8443/stores.git", "Compliant")]
    [InlineData("ssh://git@git.contoso.internal/stores.git", "Compliant")]
    [InlineData("git@git.contoso.internal:stores.git", "Compliant")]
    [InlineData("https://github.com/contoso/stores", "NonCompliant Info")]
    [InlineData("stores.git", "Unknown UnknownValue")]
    [InlineData("", "Unknown UnknownValue")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_Source_IsComparedByHost(string? url, string expected) => Assert.Equal([expected], Judge(ACluster.Flux(_chain.Cluster, url)));

    [Fact]
    public void Judge_SourceOfWrongType_IsUnknown() =>
        Assert.Equal(["Unknown UnknownValue"], Judge(ACluster.Flux(_chain.Cluster) with { SourceUrl = Value.OfMalformed("{}") }));

    [Fact]
    public void Judge_NothingDeclared_IsAnInfo() =>
        Assert.Equal(["NonCompliant Info"], Said.OfOwned<FluxConfigurationNode>(new GitSourceIsPrivateRule(), _chain.Estate().With(ACluster.Flux(_chain.Cluster)), _chain.Cluster));

    [Fact]
    public void Judge_Many_EachByItself() => Assert.Equal(
        ["Compliant", "NonCompliant Info"],
        Judge(ACluster.Flux(_chain.Cluster, name: "a"), ACluster.Flux(_chain.Cluster, "https://github.com/x", "b")));

    [Fact]
    public void Judge_NoConfiguration_IsCompliantWhereTheyWereLookedFor()
    {
        Assert.Equal("Compliant", Said.OfCluster(new GitSourceIsPrivateRule(), _chain.Estate(), _chain.Cluster));
        Assert.Equal("Unknown NotCovered", Said.OfCluster(new GitSourceIsPrivateRule(), _chain.Estate().Uncover(ResourceType.FluxConfiguration), _chain.Cluster));
    }

    private IReadOnlyList<string> Judge(params FluxConfiguration[] configurations) =>
        Said.OfOwned<FluxConfigurationNode>(new GitSourceIsPrivateRule(), _chain.Estate().With(configurations), _chain.Cluster, Declared);
}
