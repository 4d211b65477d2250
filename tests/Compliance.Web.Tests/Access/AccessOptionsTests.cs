using Compliance.Web.Access;
using Compliance.Web.Tests.Hosting;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Tests.Access;

public sealed class AccessOptionsTests
{
    private const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    private static readonly string Hash = new('a', 64);

    public static TheoryData<string, string> Refused => new()
    {
        { $"Access__Keys__0__Name= Access__Keys__0__Roles__0=Reader Access__Keys__0__Hash={Hash}", "Access__Keys__0__Name" },
        { $"Access__Keys__0__Name=a Access__Keys__0__Hash={Hash}", "Access__Keys__0__Roles" },
        { $"Access__Keys__0__Name=a Access__Keys__0__Roles__0=Boss Access__Keys__0__Hash={Hash}", "Access__Keys__0__Roles" },
        { $"Access__Keys__0__Name=a Access__Keys__0__Roles__0=1 Access__Keys__0__Hash={Hash}", "Access__Keys__0__Roles" },
        { $"Access__Keys__0__Name=a Access__Keys__0__Roles__0=Approver Access__Keys__0__Hash={Hash}", "Access__Keys__0__Roles" },
        { $"Access__Keys__0__Name=a Access__Keys__0__Roles__0=Reader Access__Keys__0__Roles__1=approver Access__Keys__0__Hash={Hash}", "Access__Keys__0__Roles" },
        { "Access__Keys__0__Name=a Access__Keys__0__Roles__0=Reader", "Access__Keys__0__Hash" },
        { "Access__Keys__0__Name=a Access__Keys__0__Roles__0=Reader Access__Keys__0__Hash=the-key-itself", "Access__Keys__0__Hash" },
        { $"Access__Keys__0__Name=a Access__Keys__0__Roles__0=Reader Access__Keys__0__Hash={new string('g', 64)}", "Access__Keys__0__Hash" },
        { $"Access__Keys__0__Name=a Access__Keys__0__Roles__0=Reader Access__Keys__0__Hash={Hash} Access__Keys__1__Name=A Access__Keys__1__Roles__0=Reader Access__Keys__1__Hash={new string('b', 64)}", "Access__Keys__N__Name" },
        { $"Access__Keys__0__Name=a Access__Keys__0__Roles__0=Reader Access__Keys__0__Hash={Hash} Access__Keys__1__Name=b Access__Keys__1__Roles__0=Reader Access__Keys__1__Hash={Hash.ToUpperInvariant()}", "Access__Keys__N__Hash" },
        { "Access__TrustPlatform=true", "Access__TrustPlatform" },
        { "Access__TrustPlatform=true WEBSITE_AUTH_ENABLED=False", "Access__TrustPlatform" },
        { $"Access__Entra__Tenant={Tenant}", "Access__Entra__Audience" },
        { "Access__Entra__Audience=a", "Access__Entra__Tenant" },
        { "Access__Entra__Tenant=common Access__Entra__Audience=a", "Access__Entra__Tenant" },
        { $"Access__Entra__Tenant={Tenant} Access__Entra__Audience=a Access__Entra__Authority=http://login.contoso.com", "Access__Entra__Authority" },
        { $"Access__Entra__Tenant={Tenant} Access__Entra__Audience=a Access__Entra__EventGrid=grid", "Access__Entra__EventGrid" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Start_SettingThatCannotBe_IsRefusedByName(string settings, string name)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningWeb.StartAsync(reach: Reach.Network, settings: Read(settings)));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-key-itself", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Access__Key__0__Name=a", "Access__Key:")]
    [InlineData("Access__TrustPlattform=true", "Access__TrustPlattform:")]
    [InlineData("Access__Keys__0__Role=Reader", "Access__Keys__0__Role:")]
    [InlineData("Access__HasWayIn=true", "Access__HasWayIn:")]
    [InlineData("Access__Entra__Tennant=a", "Access__Entra__Tennant:")]
    public async Task Start_MisspeltSetting_IsRefusedByName(string settings, string name)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningWeb.StartAsync(settings: Read(settings)));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Access__TrustPlatform=true WEBSITE_AUTH_ENABLED=True")]
    [InlineData("Access__TrustPlatform=false")]
    [InlineData("Access__Entra__Tenant= Access__Entra__Audience=")]
    [InlineData($"Access__Entra__Tenant={Tenant} Access__Entra__Audience=a")]
    public async Task Start_SettingsThatCanBe_AreAccepted(string settings)
    {
        await using var web = await RunningWeb.StartAsync(reach: Reach.Network, settings: Read(settings));

        Assert.Equal("ok", await web.Client.GetStringAsync("/healthz"));
    }

    private static (string, string)[] Read(string settings) =>
        [.. settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).Select(parts => (parts[0], parts[1]))];
}
