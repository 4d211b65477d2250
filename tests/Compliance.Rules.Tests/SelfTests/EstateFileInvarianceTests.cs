using System.Text.Json.Nodes;
using Compliance.Rules.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>What must change no judgement, from the text of the sample estates on.</summary>
public sealed class EstateFileInvarianceTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(25);

    private static readonly JsonArray Unrelated = JsonNode.Parse("""
        [
          { "id": "/subscriptions/8c321f0d-2d56-4fc4-b117-3faaf998addd/resourceGroups/rg-other/providers/Microsoft.Storage/storageAccounts/st", "type": "microsoft.storage/storageaccounts", "properties": {} },
          { "id": "/subscriptions/8c321f0d-2d56-4fc4-b117-3faaf998addd/resourceGroups/rg-other/providers/Microsoft.Compute/virtualMachines/vm", "type": "microsoft.compute/virtualmachines", "properties": {} },
          { "id": "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg-other/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net", "type": "microsoft.network/privatednszones", "properties": {} },
          { "id": "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg-other/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net/A/st", "type": "microsoft.network/privatednszones/a",
            "properties": { "aRecords": [{ "ipv4Address": "10.99.0.4" }] } },
          { "id": "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg-other/providers/Microsoft.Network/virtualNetworks/vnet-other", "type": "microsoft.network/virtualnetworks", "location": "westeurope",
            "properties": { "addressSpace": { "addressPrefixes": ["10.99.0.0/16"] }, "subnets": [], "virtualNetworkPeerings": [] } },
          { "id": "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg-other/providers/Microsoft.Network/privateEndpoints/pe-st", "type": "microsoft.network/privateendpoints", "location": "westeurope",
            "properties": { "subnet": { "id": "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg-other/providers/Microsoft.Network/virtualNetworks/vnet-other/subnets/s" },
              "privateLinkServiceConnections": [{ "properties": { "privateLinkServiceId": "/subscriptions/8c321f0d-2d56-4fc4-b117-3faaf998addd/resourceGroups/rg-other/providers/Microsoft.Storage/storageAccounts/st",
                "groupIds": ["blob"], "privateLinkServiceConnectionState": { "status": "Approved" } } }] } }
        ]
        """)!.AsArray();

    [Theory]
    [InlineData("contoso.json")]
    [InlineData("drifted.json")]
    public void Assess_RowsShuffled_SaysTheSame(string name) =>
        Same(name, rows => Gen.Shuffle(rows.ToArray()).Select(shuffled => new JsonArray([.. shuffled.Select(row => row!.DeepClone())])));

    [Theory]
    [InlineData("contoso.json")]
    [InlineData("drifted.json")]
    public void Assess_IdsTypesAndKeysInOtherCasing_SaysTheSame(string name) =>
        Same(name, rows => Gen.Choose(0, int.MaxValue).Select(seed => new Disguise(seed).Rows(rows)));

    [Theory]
    [InlineData("contoso.json")]
    [InlineData("drifted.json")]
    public void Assess_UnrelatedRowsAdded_SaysTheSame(string name) =>
        Same(name, rows => Gen.SubListOf(Unrelated.ToArray()).Select(others => new JsonArray([.. others.Concat(rows).Select(row => row!.DeepClone())])));

    private static void Same(string name, Func<JsonArray, Gen<JsonArray>> change)
    {
        var estate = SampleEstate.Load(name);
        var before = Fingerprint.Of(estate.Assess(HealthyEstate.Declarations));

        Check.One(Thorough, Prop.ForAll(change(estate.Rows).ToArbitrary(), rows =>
        {
            var changed = estate.Copy();
            changed.Rows = rows;
            Assert.Equal(before, Fingerprint.Of(changed.Assess(HealthyEstate.Declarations)));
        }));
    }
}
