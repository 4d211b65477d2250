using System.Text.Json;
using Xunit;

namespace Compliance.Functions.Tests.Infra;

/// <summary>That the Bicep files fit together. Microsoft's compiler, which the users' workflow runs, says more; it is not everywhere.</summary>
public sealed class ModuleTests
{
    [Fact]
    public void Files_All_FitTogether()
    {
        Assert.Empty(BicepCheck.Faults(InfraFiles.Bicep));
    }

    [Theory]
    [InlineData("modules/home.bicep", "    sku: storageSku\n    tags: tags\n", "    tags: tags\n", "module intake lacks sku")]
    [InlineData("modules/home.bicep", "isPrivate: privateNetworking", "isClosed: privateNetworking", "module state gives isClosed")]
    [InlineData("modules/home.bicep", "intake.outputs.changesQueue", "intake.outputs.queue", "intake has no output queue")]
    [InlineData("modules/home.bicep", "output appId string = app.outputs.id", "output appId string = app.outputs.id\noutput planId string = app.outputs.id", "output planId is used by nobody")]
    [InlineData("modules/app.bicep", "param maximumInstances int", "param maximumInstances string", "module app gives maximumInstances a int")]
    [InlineData("modules/home.bicep", "'state.bicep'", "'status.bicep'", "module state is of a file that is not there")]
    [InlineData("modules/app.bicep", "serverFarmId: plan.id", "serverFarmId: plans.id", "speaks of plans")]
    [InlineData("modules/app.bicep", "appIdentity } from", "appIdentityOf } from", "exports no appIdentityOf")]
    [InlineData("modules/state.bicep", "var packageContainers", "param unused string\nvar packageContainers", "param unused is not used")]
    [InlineData("modules/state.bicep", "resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01'", "resource blobs 'Microsoft.Storage/storageAccounts/blobServices@latest'", "blobs has no dated")]
    [InlineData("modules/state.bicep", "replace(name", "replaced(name", "speaks of replaced")]
    [InlineData("modules/governed.bicep", "  scope: group\n", "", "module topic is deployed at another scope")]
    [InlineData("main.bicep", "scope: subscription(one.id)", "scope: group", "module subscriptions is deployed at another scope")]
    [InlineData("dev.bicepparam", "param location", "param region", "gives region")]
    [InlineData("dev.bicepparam", "param location = 'westeurope'\n", "", "lacks location")]
    [InlineData("prod.bicepparam", "'Standard_ZRS'", "'Premium_LRS'", "gives storageSku the value Premium_LRS")]
    public void Files_WithAFault_AreFoundOut(string file, string right, string wrong, string fault)
    {
        Assert.Contains(right, InfraFiles.Texts[file], StringComparison.Ordinal);
        var texts = InfraFiles.Texts.ToDictionary(text => text.Key, text => text.Key == file ? text.Value.Replace(right, wrong, StringComparison.Ordinal) : text.Value);

        Assert.Contains(BicepCheck.Faults(InfraFiles.Parse(texts)), found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void ApiVersions_OfOneType_AreOne()
    {
        var versions = InfraFiles.Bicep.Values.SelectMany(file => file.Of("resource")).Select(resource => resource.Target.Split('@')).GroupBy(target => target[0], target => target[1]);

        Assert.All(versions, type => Assert.Single(type.Distinct()));
    }

    [Fact]
    public void Workbook_Text_IsJson()
    {
        using var workbook = JsonDocument.Parse(InfraFiles.Texts["modules/workbook.json"]);

        Assert.Contains("loadTextContent('workbook.json')", InfraFiles.Texts["modules/workbook.bicep"], StringComparison.Ordinal);
        Assert.True(workbook.RootElement.GetProperty("items").GetArrayLength() > 1);
    }

    [Fact]
    public void StorageAccounts_All_AreClosedToOldTlsAndThePublic()
    {
        var accounts = InfraFiles.Bicep.Values.SelectMany(file => file.Of("resource"))
            .Where(resource => resource.Target.StartsWith("Microsoft.Storage/storageAccounts@", StringComparison.Ordinal) && !resource.Rest.Contains("existing", StringComparison.Ordinal))
            .Select(account => account.Properties("properties"))
            .ToList();

        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account => Assert.Equal(("'TLS1_2'", "false", "true"), (account["minimumTlsVersion"], account["allowBlobPublicAccess"], account["supportsHttpsTrafficOnly"])));
        // Only Event Grid, which has no identity, needs a key; and it needs it in one account.
        Assert.Equal(["false", "true"], accounts.Select(account => account["allowSharedKeyAccess"]).Order(StringComparer.Ordinal));
    }
}
