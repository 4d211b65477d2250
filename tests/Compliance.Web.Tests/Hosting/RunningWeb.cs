using System.Text;
using System.Text.Json;
using Compliance.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Compliance.Web.Tests.Hosting;

/// <summary>The web layer on a real Kestrel, on a free port of the loopback address.</summary>
internal sealed class RunningWeb : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningWeb(WebApplication app, Stores stores)
    {
        _app = app;
        Stores = stores;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public Stores Stores { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="reach">What the host is told of itself; loopback only where nothing is said.</param>
    /// <param name="settings">As in the environment, <c>Access__Keys__0__Name</c>.</param>
    public static async Task<RunningWeb> StartAsync(
        Action<WebOptions>? options = null,
        string environment = "Production",
        Reach? reach = null,
        IEnumerable<(string Name, string Value)>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var stores = new Stores();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        // As in every host: what is only made for the assessor is not to be had here.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = false);
        builder.Configuration.AddInMemoryCollection((settings ?? []).Select(setting => KeyValuePair.Create(setting.Name.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)));
        stores.AddTo(builder.Services, reach ?? Reach.LoopbackOnly);
        builder.Services.Configure(options ?? (_ => { }));
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseComplianceWeb();
        await app.StartAsync();
        return new RunningWeb(app, stores);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body, string contentType = "application/json") =>
        Client.PostAsync(path, new StringContent(body, Encoding.UTF8, contentType));

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
        return await response.JsonAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
