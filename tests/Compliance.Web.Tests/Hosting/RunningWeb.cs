using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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

    public static async Task<RunningWeb> StartAsync(Action<WebOptions>? options = null, string environment = "Production")
    {
        var stores = new Stores();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        // As in every host: what is only made for the assessor is not to be had here.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = false);
        stores.AddTo(builder.Services);
        builder.Services.Configure(options ?? (_ => { }));
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
