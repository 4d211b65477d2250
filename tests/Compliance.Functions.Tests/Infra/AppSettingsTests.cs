using System.Text.Json;
using Compliance.Web.Access;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Functions.Tests.Infra;

/// <summary>The app settings that are deployed, against what the host and the product read.</summary>
public sealed class AppSettingsTests
{
    // Of the platform, of Azure.Identity, and of connections by identity: no option of ours, so none is in the sample.
    private static readonly string[] OfThePlatform =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID",
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
        "Intake__clientId", "Intake__credential", "Intake__queueServiceUri",
        "State__clientId", "State__credential", "State__queueServiceUri", "State__tableServiceUri",
    ];

    private static readonly BicepFile File = InfraFiles.Bicep["modules/settings.bicep"];

    private static readonly Dictionary<string, string> Always =
        new[] { "hostSettings", "storageSettings", "productSettings" }.SelectMany(name => File.Get("var", name).Properties()).ToDictionary();

    private static readonly Dictionary<string, string> Sample =
        JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json")))
            .RootElement.GetProperty("Values").Deserialize<Dictionary<string, string>>()!;

    [Fact]
    public void Settings_All_AreKnownToTheProductOrThePlatform()
    {
        Assert.Empty(Always.Keys.Except(OfThePlatform).Except(Sample.Keys));
        Assert.All(new[] { "Teams__Url", "Telemetry__OtlpEndpoint", "Azure__Subscriptions__0" }, name => Assert.Contains(name, Sample.Keys));
        Assert.All(new[] { "Teams__Url: teamsUrl", "Telemetry__OtlpEndpoint: otlpEndpoint" }, setting => Assert.Contains(setting, File.Get("var", "chosenSettings").Rest, StringComparison.Ordinal));
        Assert.Contains("'Azure__Subscriptions__${i}'", File.Get("var", "governedSettings").Rest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Access__Keys__0__Name", "'Access__Keys__${i}__Name', i => accessKeys[i].name")]
    [InlineData("Access__Keys__0__Roles__0", "'Access__Keys__${i}__Roles__0', i => accessKeys[i].role")]
    [InlineData("Access__Keys__0__Hash", "'Access__Keys__${i}__Hash', i => accessKeys[i].hash")]
    [InlineData("Access__TrustPlatform", "empty(signInClientId) ? {} : { Access__TrustPlatform: 'true' }")]
    public void Settings_OfAccess_AreThoseTheProductReads(string setting, string given)
    {
        Assert.Contains(setting, Sample.Keys);
        Assert.Contains(given, File.Get("var", "accessSettings").Rest, StringComparison.Ordinal);
    }

    [Fact]
    public void AppRoles_Names_AreThoseTheProductKnows()
    {
        using var roles = JsonDocument.Parse(InfraFiles.Texts["app-roles.json"]);

        Assert.Equal(
            ["AzureEventGridSecureWebhookSubscriber", .. Enum.GetNames<Role>()],
            roles.RootElement.EnumerateArray().Select(role => role.GetProperty("value").GetString()!).OrderBy(name => Enum.TryParse<Role>(name, out var role) ? (int)role : -1));
        Assert.DoesNotContain(InfraFiles.Bicep["types.bicep"].Get("type", "accessKey").Rest, nameof(Role.Approver), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_SchedulesAndConnections_AreAllThere()
    {
        Assert.All(DeclaredFunctions.ScheduleSettings, setting => Assert.Contains(setting, Always.Keys));
        Assert.All(DeclaredFunctions.Connections, connection =>
            Assert.All(new[] { "queueServiceUri", "credential", "clientId" }, part => Assert.Contains($"{connection}__{part}", Always.Keys)));
        Assert.All(DeclaredFunctions.ScheduleSettings, setting => Assert.Matches(@"^'(\S+ ){5}\S+'$", Always[setting]));
    }

    [Fact]
    public async Task Settings_WithValuesAsDeployed_AreAcceptedAtStart()
    {
        // Ours only: the platform's own values say nothing to the options.
        var given = Always.Where(setting => setting.Key.StartsWith("State__", StringComparison.Ordinal) || setting.Key == "Intake__queueServiceUri" || !OfThePlatform.Contains(setting.Key)).ToDictionary(setting => setting.Key, setting => setting.Value switch
        {
            "stateTableEndpoint" => "https://account.table.core.windows.net/",
            "stateQueueEndpoint" => "https://account.queue.core.windows.net/",
            "intakeQueueEndpoint" => "https://intake.queue.core.windows.net/",
            "environment().resourceManager" => "https://management.azure.com/",
            "eventDestination" => "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/intake/queueServices/default/queues/compliance-changes",
            "dashboardUrl" => "https://func-compliance.azurewebsites.net",
            "identity.clientId" => "11111111-1111-1111-1111-111111111111",
            var literal => literal.Trim('\''),
        });
        given["Azure__Subscriptions__0"] = "11111111-1111-1111-1111-111111111111";
        given["Teams__Url"] = "https://prod-00.westeurope.logic.azure.com/workflows/w/triggers/manual/paths/invoke?sig=s";
        given["Telemetry__OtlpEndpoint"] = "https://collector.contoso.com:4317";
        // Instead of the connection strings that the tests' app starts with.
        given["State"] = given["Intake"] = "";
        await using var app = FunctionsApp.Start([.. given.Select(setting => (setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value))]);

        app.Get<IStartupValidator>().Validate();
    }

    [Fact]
    public void Functions_OfBothApps_AreEachInOneList()
    {
        var home = InfraFiles.Bicep["modules/home.bicep"];
        var (reading, writing) = (home.Get("var", "reading").Strings, home.Get("var", "writing").Strings);

        Assert.Equal(["ApplyRemediation"], writing);
        // A function that is in no list would run in the app that may write.
        Assert.Equal(DeclaredFunctions.Names.Except(writing).Order(StringComparer.Ordinal), reading.Order(StringComparer.Ordinal));
        Assert.Equal("reading", home.Get("module", "remediationSettings").Properties("params")["disabledFunctions"]);
        Assert.Equal("delivery == 'queue' ? writing : concat(writing, ['OnResourceChangeQueued'])", home.Get("module", "settings").Properties("params")["disabledFunctions"]);
    }

    [Fact]
    public void AlwaysReady_Names_AreGroupsOrFunctions()
    {
        var names = InfraFiles.Bicep["prod.bicepparam"].Get("param", "alwaysReady").Strings;

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(name == "http" || DeclaredFunctions.Names.Contains(name.Replace("function:", "", StringComparison.Ordinal)), name));
    }
}
