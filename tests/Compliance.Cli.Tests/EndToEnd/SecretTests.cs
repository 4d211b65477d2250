using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Cli.Tests.Endurance;
using Compliance.Infrastructure.Tests.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace Compliance.Cli.Tests.EndToEnd;

/// <summary>The URL of a webhook is a credential. It stays where it is, however the webhook fails.</summary>
public sealed class SecretTests : IAsyncLifetime
{
    private const string Secret = "s3cr3t-0f-the-w0rkfl0w";
    private const string Path = "/workflows/w/triggers/manual/paths/invoke";

    private static readonly (string What, RequestDelegate Fail)[] Failures =
    [
        ("refuses", context => AnswerAsync(context, StatusCodes.Status400BadRequest)),
        ("sends elsewhere", context => AnswerAsync(context, StatusCodes.Status307TemporaryRedirect)),
        ("breaks off", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        }),
        ("does not answer", context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted)),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-secret-");
    private readonly int _armPort = FreePort.Take();
    private CliProcess? _azure;

    public async Task InitializeAsync()
    {
        _azure = CliProcess.Start("simulate", "--estate", Repository.PathOf("samples/estates/drifted.json"), "--port", _armPort.ToString(CultureInfo.InvariantCulture));
        await _azure.AwaitErrorAsync("Simulated Azure at", ServeHost.Patience);
    }

    public async Task DisposeAsync()
    {
        await _azure!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Serve_FailingWebhook_IsToldOfWithoutItsUrl()
    {
        foreach (var (what, fail) in Failures)
        {
            await using var webhook = await StartAsync(fail);
            var seen = await RunAsync(new Uri($"{webhook.Urls.Single()}{Path}?api-version=2016-06-01&sp=%2Ftriggers&sv=1.0&sig={Secret}"));

            AssertTold(what, seen);
        }

        AssertTold("is not there", await RunAsync(new Uri($"http://127.0.0.1:{FreePort.Take()}{Path}?sig={Secret}")));
    }

    [Theory]
    [InlineData("https://[prod.logic.azure.com/workflows/w?sig=")]
    [InlineData("http://prod.logic.azure.com/workflows/w?sig=")]
    [InlineData("prod.logic.azure.com/workflows/w?sig=")]
    public async Task Serve_UrlThatIsNone_IsRefusedWithoutIt(string url)
    {
        await using var host = CliProcess.Start(
            [("Teams__Url", url + Secret)], "serve", "--arm-endpoint", $"http://127.0.0.1:{_armPort}", "--store", $"sqlite:{System.IO.Path.Combine(_folder.FullName, "refused.db")}", "--urls", "http://127.0.0.1:0");

        Assert.Equal(2, await host.ExitAsync(ServeHost.Patience));
        Assert.Contains("Teams__Url", host.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, host.Error + host.Output, StringComparison.Ordinal);
    }

    /// <returns>All that a host on this webhook says of it, anywhere.</returns>
    private async Task<string> RunAsync(Uri webhook)
    {
        await using var collector = await Collector.StartAsync(HttpProtocols.Http1);
        string[] answers;
        string log;
        await using (var host = await ServeHost.StartAsync(
            new Uri($"http://127.0.0.1:{_armPort}"),
            $"sqlite:{System.IO.Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db")}",
            webhook,
            settings: [("Telemetry__OtlpEndpoint", collector.Address), ("Telemetry__OtlpProtocol", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200")]))
        {
            await Poll.UntilAsync(() => Task.FromResult(host.Log.Contains("could not be told", StringComparison.Ordinal)), ServeHost.Patience, () => host.Log);
            await Poll.UntilAsync(() => Task.FromResult(collector.Received.Any(one => one.Body.Contains("deliver alert", StringComparison.Ordinal))), ServeHost.Patience, () => "no trace");
            answers = await Task.WhenAll(new[] { "", "api/summary", "api/findings", "metrics", "api/openapi.json", "api/nothing", "readyz" }.Select(path => ReadAsync(host.Http, path)));
            log = host.Log;
        }

        return string.Join('\n', [log, .. answers, .. collector.Received.Select(one => one.Body)]);
    }

    private static void AssertTold(string what, string seen)
    {
        // It was told of at all: log, metrics and traces.
        Assert.Contains("Channel teams could not be told", seen, StringComparison.Ordinal);
        Assert.Matches(new Regex(@"compliance_alerts_total\{[^}]*outcome=""failed""[^}]*\} [1-9]"), seen);
        Assert.True(!seen.Contains(Secret, StringComparison.Ordinal), $"{what}: the secret is in\n{seen}");
        Assert.True(!seen.Contains("sig=", StringComparison.Ordinal), $"{what}: a signature is in\n{seen}");
        Assert.True(!seen.Contains(Path, StringComparison.Ordinal), $"{what}: the path is in\n{seen}");
    }

    private static async Task<string> ReadAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return $"{answer.Headers}{await answer.Content.ReadAsStringAsync()}";
    }

    // As an unfriendly gateway would: says back what it was asked.
    private static Task AnswerAsync(HttpContext context, int status)
    {
        var asked = $"{context.Request.Path}{context.Request.QueryString}";
        context.Response.StatusCode = status;
        context.Response.Headers.Location = asked;
        return context.Response.WriteAsync($"Failed: {asked}");
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}
