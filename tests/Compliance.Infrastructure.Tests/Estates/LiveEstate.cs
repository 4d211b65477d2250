using Compliance.Application.Estates;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Tests.EstateFiles;
using Compliance.Simulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.Infrastructure.Tests.Estates;

/// <summary>The sample estate behind a simulated Azure, and a reader of it.</summary>
internal sealed class LiveEstate : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private LiveEstate(SimulatedAzure azure, ServiceProvider services)
    {
        Azure = azure;
        _services = services;
    }

    public SimulatedAzure Azure { get; }

    public IEstateReader Reader => _services.GetRequiredService<IEstateReader>();

    public static async Task<LiveEstate> StartAsync(Action<AzureOptions>? configure = null)
    {
        await using var estate = File.OpenRead(Samples.PathOf("contoso.json"));
        var azure = await SimulatedAzure.StartAsync(estate, new SimulatorOptions(), TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        var services = new ServiceCollection().AddAzure(options =>
        {
            options.Endpoint = azure.Endpoint;
            configure?.Invoke(options);
        });
        return new LiveEstate(azure, services.BuildServiceProvider(validateScopes: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Azure.DisposeAsync();
    }
}
