using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Compliance.Cli.Tests.EndToEnd;

public sealed class ServeAccessTests : IDisposable
{
    private const string Key = "a-key-of-the-tests-4f9d0c1b7a6e";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-access-");
    private readonly int _port = FreePort.Take();

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, string, string> Refused => new()
    {
        { "http://0.0.0.0:{0}", "", "Access__Keys__0__Hash" },
        { "http://*:{0}", "", "Access__Keys__0__Hash" },
        { "http://127.0.0.1:{0};http://[::]:{0}", "", "Access__Keys__0__Hash" },
        { "http://unix:/compliance-{0}.sock", "", "Access__Keys__0__Hash" },
        { "http://0.0.0.0:{0}", "Approver", "Access__Keys__0__Roles" },
        { "http://127.0.0.1:{0}", "Boss", "Access__Keys__0__Roles__0" },
        { "nonsense", "", "'nonsense' is no address" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Serve_WithoutSafeAccess_RefusesToStartByName(string urls, string role, string name)
    {
        await using var host = Start(string.Format(CultureInfo.InvariantCulture, urls, _port), role.Length == 0 ? [] : KeyOf(role));

        Assert.Equal(2, await host.ExitAsync(Patience));
        Assert.Contains(name, host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Access__Keyes__0__Name", "a", "Access__Keyes: ")]
    [InlineData("Assessment__MaxBatch", "0", "Assessment__MaxBatch must be between 1 and 100000")]
    [InlineData("Loops__LookInterval", "00:00:00", "Loops__LookInterval must be between")]
    [InlineData("Alerts__DigestAbove", "many", "'Alerts:DigestAbove'")]
    public async Task Serve_SettingThatCannotBe_RefusesToStartByName(string setting, string value, string named)
    {
        await using var host = Start($"http://127.0.0.1:{_port}", [(setting, value)]);

        Assert.Equal(2, await host.ExitAsync(Patience));
        Assert.Contains(named, host.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Options", host.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_TrustWithoutThePlatform_RefusesToStartByName()
    {
        await using var host = Start($"http://127.0.0.1:{_port}", [("Access__TrustPlatform", "true")]);

        Assert.Equal(2, await host.ExitAsync(Patience));
        Assert.Contains("WEBSITE_AUTH_ENABLED", host.Error, StringComparison.Ordinal);
    }

    // Loopback alone is opened here; what is not known to be loopback is what the settings say.
    [Fact]
    public async Task Serve_WithKey_LetsItsHolderInAndNobodyElse()
    {
        await using var host = Start($"http://127.0.0.1:{_port}", KeyOf("Approver"));
        await host.AwaitErrorAsync("Serving at", Patience);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}/") };

        using var stranger = await http.GetAsync(new Uri("api/summary", UriKind.Relative));
        using var health = await http.GetAsync(new Uri("healthz", UriKind.Relative));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using var holder = await http.GetAsync(new Uri("api/summary", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK), (stranger.StatusCode, health.StatusCode, holder.StatusCode));
        Assert.DoesNotContain(Key, host.Error + host.Output, StringComparison.Ordinal);
    }

    // Nobody is there to be read: what is served needs no Azure.
    private CliProcess Start(string urls, (string, string)[] settings) => CliProcess.Start(
        settings, "serve", "--arm-endpoint", $"http://127.0.0.1:{FreePort.Take()}", "--store", $"sqlite:{Path.Combine(_folder.FullName, "access.db")}", "--urls", urls);

    private static (string, string)[] KeyOf(string role) =>
    [
        ("Access__Keys__0__Name", "ada"),
        ("Access__Keys__0__Roles__0", role),
        ("Access__Keys__0__Hash", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))),
    ];
}
