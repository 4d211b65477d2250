using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Xunit;

namespace Compliance.Infrastructure.Tests.Declarations;

public sealed class DeclarationFileReaderTests
{
    private const string Group = "/subscriptions/s/resourceGroups/g/providers";
    private const string Network = $"{Group}/Microsoft.Network/virtualNetworks/hub";
    private const string SecurityGroup = $"{Group}/Microsoft.Network/networkSecurityGroups/nsg";
    private const string Endpoint = $"{Group}/Microsoft.Network/privateEndpoints/pe";
    private const string Scope = $"{Group}/Microsoft.HybridCompute/privateLinkScopes/pls";

    /// <summary>Every key there is.</summary>
    internal const string Whole = $$"""
        { "publicNetworkAccess": "mayBeEnabled",
          "preview": { "sameSubscription": false, "acknowledgedBy": "ann@contoso.example" },
          "latestAgentVersion": "1.36.1", "privateGitHosts": ["git.contoso.internal", "10.0.0.1"],
          "acknowledgedSharedScopes": ["{{Scope}}"], "trustedPrivateEndpointIds": ["{{Endpoint}}"],
          "sites": [ { "name": "plants-west", "clusters": ["*/connectedClusters/store-*"],
            "dns": { "mode": "manual", "forwarder": { "kind": "resolver", "virtualNetworkId": "{{Network}}" } },
            "egress": { "mode": "azure", "networkSecurityGroupIds": ["{{SecurityGroup}}"] }, "hybridLink": "expressRoute" } ],
          "attestations": [ { "rule": "arc-net-008", "resourceId": "{{Scope}}", "site": "Plants-West", "outcome": "nonCompliant", "statement": "Not yet.",
            "values": { "connectedk8s": "1.10.0", "count": 3, "done": true }, "by": "bob", "on": "2026-11-01", "expires": "2026-12-01", "link": "https://contoso.example/1" } ] }
        """;

    [Fact]
    public async Task Read_EveryKey_IsTaken()
    {
        var declared = await DeclaredText.DeclarationsAsync(Whole);

        Assert.True(declared.PublicAccessMayBeEnabled);
        Assert.False(declared.MustShareSubscription);
        Assert.Equal("ann@contoso.example", declared.PreviewAcknowledgedBy);
        Assert.Equal("1.36.1", declared.LatestAgentVersion);
        Assert.Equal(["git.contoso.internal", "10.0.0.1"], declared.PrivateGitHosts.AsEnumerable());
        Assert.Equal([ResourceId.Parse(Scope)], declared.AcknowledgedSharedScopes.AsEnumerable());
        Assert.Equal([ResourceId.Parse(Endpoint)], declared.TrustedPrivateEndpointIds!.Value.AsEnumerable());
    }

    [Fact]
    public async Task Read_EveryKeyOfASite_IsTaken()
    {
        var site = Assert.Single((await DeclaredText.DeclarationsAsync(Whole)).Sites);

        Assert.Equal("plants-west", site.Name);
        Assert.Equal(["*/connectedClusters/store-*"], site.Clusters.Select(pattern => pattern.Text));
        Assert.Equal(DnsMode.Manual, site.DnsMode);
        Assert.Equal(new Forwarder(ForwarderKind.Resolver, ResourceId.Parse(Network)), site.Forwarder);
        Assert.Equal(EgressMode.Azure, site.Egress!.Mode);
        Assert.Equal([ResourceId.Parse(SecurityGroup)], site.Egress.SecurityGroupIds.AsEnumerable());
        Assert.Equal(HybridLinkKind.ExpressRoute, site.HybridLink);
    }

    [Fact]
    public async Task Read_EveryKeyOfAnAttestation_IsTaken()
    {
        var attestation = Assert.Single((await DeclaredText.DeclarationsAsync(Whole)).AttestationsOf(new("ARC-NET-008")));

        Assert.Equal(Scope, attestation.Resource.Text);
        Assert.Equal(("Plants-West", false, "Not yet.", "bob", "https://contoso.example/1"), (attestation.Site, attestation.IsCompliant, attestation.Statement, attestation.By, attestation.Link));
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 1)), (attestation.On, attestation.Expires));
        Assert.Equal(["connectedk8s=1.10.0", "count=3", "done=true"], attestation.Values.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Read_EmptyObject_DeclaresNothing()
    {
        var declared = await DeclaredText.DeclarationsAsync("{}");

        Assert.False(declared.PublicAccessMayBeEnabled);
        Assert.True(declared.MustShareSubscription);
        Assert.Null(declared.TrustedPrivateEndpointIds);
        Assert.Empty(declared.Sites);
        Assert.Empty(declared.Attestations);
    }

    [Fact]
    public async Task Read_SiteOfANameOnly_HasTheDefaults()
    {
        var site = Assert.Single((await DeclaredText.DeclarationsAsync("""{"sites":[{"name":"a","dns":{}}]}""")).Sites);

        Assert.Equal((DnsMode.Azure, null, null, HybridLinkKind.Any), (site.DnsMode, site.Forwarder, site.Egress, site.HybridLink));
    }

    // An empty list trusts nobody; no list asks nothing.
    [Fact]
    public async Task Read_EmptyTrustedEndpoints_IsNotTheSameAsNone() =>
        Assert.Equal(0, (await DeclaredText.DeclarationsAsync("""{"trustedPrivateEndpointIds":[]}""")).TrustedPrivateEndpointIds?.Length);

    [Theory]
    [InlineData("azureFirewall", ForwarderKind.AzureFirewall)]
    [InlineData("resolver", ForwarderKind.Resolver)]
    [InlineData("vm", ForwarderKind.Vm)]
    public async Task Read_ForwarderKind_IsOneOfThree(string kind, ForwarderKind expected)
    {
        var declared = await DeclaredText.DeclarationsAsync($$$$"""{"sites":[{"name":"a","dns":{"forwarder":{"kind":"{{{{kind}}}}","virtualNetworkId":"{{{{Network}}}}"}}}]}""");

        Assert.Equal(expected, declared.Sites[0].Forwarder!.Kind);
    }

    [Theory]
    [InlineData("any", HybridLinkKind.Any)]
    [InlineData("vpn", HybridLinkKind.Vpn)]
    [InlineData("expressRoute", HybridLinkKind.ExpressRoute)]
    [InlineData("other", HybridLinkKind.Other)]
    public async Task Read_HybridLink_IsOneOfFour(string kind, HybridLinkKind expected) =>
        Assert.Equal(expected, (await DeclaredText.DeclarationsAsync($$"""{"sites":[{"name":"a","hybridLink":"{{kind}}"}]}""")).Sites[0].HybridLink);

    [Theory]
    [InlineData("[]", "the file must be an object, not a list")]
    [InlineData("""{"site":[]}""", "site is not a known key; known here: publicNetworkAccess, preview, latestAgentVersion, privateGitHosts, acknowledgedSharedScopes, trustedPrivateEndpointIds, sites, attestations")]
    [InlineData("""{"Sites":[]}""", "Sites is not a known key")]
    [InlineData("""{"sites":[],"sites":[]}""", "sites is given twice")]
    [InlineData("""{"sites":null}""", "sites must be a list, not null")]
    [InlineData("""{"sites":{}}""", "sites must be a list, not an object")]
    [InlineData("""{"sites":["a"]}""", "sites[0] must be an object, not a text")]
    [InlineData("""{"publicNetworkAccess":"Disabled"}""", "publicNetworkAccess is 'Disabled'; it must be one of mustBeDisabled, mayBeEnabled")]
    [InlineData("""{"publicNetworkAccess":false}""", "publicNetworkAccess must be a text, not true or false")]
    [InlineData("""{"preview":{"sameSubscription":"yes"}}""", "preview.sameSubscription must be true or false, not a text")]
    [InlineData("""{"preview":{"acknowledged":""}}""", "preview.acknowledged is not a known key; known here: sameSubscription, acknowledgedBy")]
    [InlineData("""{"preview":{"acknowledgedBy":" "}}""", "preview.acknowledgedBy must not be empty")]
    [InlineData("""{"latestAgentVersion":"newest"}""", "latestAgentVersion is 'newest'; write a version like 1.36.1")]
    [InlineData("""{"latestAgentVersion":1.36}""", "latestAgentVersion must be a text, not a number")]
    [InlineData("""{"privateGitHosts":["https://git/x"]}""", "privateGitHosts[0] is 'https://git/x', which is no host name")]
    [InlineData("""{"acknowledgedSharedScopes":["pls"]}""", "acknowledgedSharedScopes[0] is 'pls', which is no id of a Microsoft.HybridCompute/privateLinkScopes")]
    [InlineData($$"""{"trustedPrivateEndpointIds":["{{Endpoint}}","{{Scope}}"]}""", "trustedPrivateEndpointIds[1] is")]
    [InlineData("""{"sites":[{}]}""", "sites[0].name is missing")]
    [InlineData("""{"sites":[{"name":"default"}]}""", "sites[0].name is 'default'")]
    [InlineData("""{"sites":[{"name":"a"},{"name":"A"}]}""", "sites[1].name is 'A', which is the name of another site too")]
    [InlineData("""{"sites":[{"name":"a","clusters":["*",7]}]}""", "sites[0].clusters[1] must be a text, not a number")]
    [InlineData("""{"sites":[{"name":"a","clusters":["store-*"]}]}""", "sites[0].clusters[0] is 'store-*', which is no resource id")]
    [InlineData("""{"sites":[{"name":"a","clusters":["/subscription/s/*"]}]}""", "sites[0].clusters[0] is")]
    [InlineData("""{"sites":[{"name":"a","clusters":["/subscriptions//*"]}]}""", "sites[0].clusters[0] is")]
    [InlineData("""{"sites":[{"name":"a","dns":{"forwardr":{}}}]}""", "sites[0].dns.forwardr is not a known key; known here: mode, forwarder")]
    [InlineData("""{"sites":[{"name":"a","dns":{"mode":"auto"}}]}""", "sites[0].dns.mode is 'auto'; it must be one of azure, manual")]
    [InlineData("""{"sites":[{"name":"a","dns":{"forwarder":{"kind":"vm"}}}]}""", "sites[0].dns.forwarder.virtualNetworkId is missing")]
    [InlineData("""{"sites":[{"name":"a","dns":{"forwarder":{"kind":"router"}}}]}""", "sites[0].dns.forwarder.kind is 'router'; it must be one of azureFirewall, resolver, vm")]
    [InlineData($$$$"""{"sites":[{"name":"a","dns":{"forwarder":{"kind":"vm","virtualNetworkId":"{{{{SecurityGroup}}}}"}}}]}""", "sites[0].dns.forwarder.virtualNetworkId is")]
    [InlineData("""{"sites":[{"name":"a","egress":{}}]}""", "sites[0].egress.mode is missing")]
    [InlineData("""{"sites":[{"name":"a","egress":{"mode":"onprem"}}]}""", "sites[0].egress.mode is 'onprem'; it must be one of azure, onPremises")]
    [InlineData("""{"sites":[{"name":"a","egress":{"mode":"azure","networkSecurityGroupIds":["nsg"]}}]}""", "sites[0].egress.networkSecurityGroupIds[0] is 'nsg'")]
    [InlineData("""{"sites":[{"name":"a","hybridLink":"sdwan"}]}""", "sites[0].hybridLink is 'sdwan'; it must be one of any, vpn, expressRoute, other")]
    public async Task Read_Wrong_NamesThePathAndTheReason(string text, string expected) =>
        Assert.StartsWith(expected, await DeclaredText.RefusalAsync(() => DeclaredText.DeclarationsAsync(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("rule", null, "attestations[0].rule is missing")]
    [InlineData("rule", "\"ARC-NO-001\"", "attestations[0].rule is 'ARC-NO-001', which is no rule")]
    [InlineData("rule", "\"*\"", "attestations[0].rule is '*', which is no rule")]
    [InlineData("resourceId", null, "attestations[0].resourceId is missing")]
    [InlineData("resourceId", "\"nowhere\"", "attestations[0].resourceId is 'nowhere', which is no resource id")]
    [InlineData("outcome", null, "attestations[0].outcome is missing")]
    [InlineData("outcome", "\"passed\"", "attestations[0].outcome is 'passed'; it must be one of compliant, nonCompliant")]
    [InlineData("expires", null, "attestations[0].expires is missing")]
    [InlineData("expires", "\"2026-02-30\"", "attestations[0].expires is '2026-02-30'; write a day like 2026-12-01")]
    [InlineData("expires", "\"2026-12-01T00:00:00Z\"", "attestations[0].expires is '2026-12-01T00:00:00Z'")]
    [InlineData("expires", "\"2026-10-01\"", "attestations[0].expires is 2026-10-01, before it was attested (2026-11-01)")]
    [InlineData("on", "1", "attestations[0].on must be a text, not a number")]
    [InlineData("site", "\"elsewhere\"", "attestations[0].site is 'elsewhere', which is no site of this file")]
    [InlineData("values", "[]", "attestations[0].values must be an object, not a list")]
    [InlineData("values", "{\"azureCli\":{}}", "attestations[0].values.azureCli must be a text, a number, true or false, not an object")]
    [InlineData("values", "{\"a\":1,\"a\":2}", "attestations[0].values.a is given twice")]
    [InlineData("approvedBy", "\"x\"", "attestations[0].approvedBy is not a known key")]
    public async Task Read_WrongAttestation_NamesThePathAndTheReason(string key, string? value, string expected)
    {
        var entries = new Dictionary<string, string> { ["rule"] = "\"ARC-NET-008\"", ["resourceId"] = "\"*\"", ["outcome"] = "\"compliant\"", ["on"] = "\"2026-11-01\"", ["expires"] = "\"2026-12-01\"" };
        entries.Remove(key);
        if (value is not null)
        {
            entries[key] = value;
        }

        var attestation = string.Join(',', entries.Select(entry => $"\"{entry.Key}\":{entry.Value}"));
        var text = $$"""{"attestations":[ { {{attestation}} } ]}""";

        Assert.StartsWith(expected, await DeclaredText.RefusalAsync(() => DeclaredText.DeclarationsAsync(text)), StringComparison.Ordinal);
    }
}
