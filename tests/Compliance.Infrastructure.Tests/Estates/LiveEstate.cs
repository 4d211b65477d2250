using System.Text;
using Compliance.Application.Assessments;
using Compliance.Application.Estates;
using Compliance.Application.Sweeps;
using Compliance.Application.Writes;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Tests.EstateFiles;
using Compliance.Infrastructure.Tests.Tables;
using Compliance.Simulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.Infrastructure.Tests.Estates;

/// <summary>An estate behind a simulated Azure, and a reader of it.</summary>
internal sealed class LiveEstate : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private LiveEstate(SimulatedAzure azure, FaultyTransport wire, ServiceProvider services)
    {
        Azure = azure;
        Wire = wire;
        _services = services;
    }

    public SimulatedAzure Azure { get; }

    /// <summary>Between the reader and the simulator.</summary>
    public FaultyTransport Wire { get; }

    public IEstateReader Reader => _services.GetRequiredService<IEstateReader>();

    public IConnectivityReader Connectivity => _services.GetRequiredService<IConnectivityReader>();

    public IEventSubscriptionReader EventSubscriptions => _services.GetRequiredService<IEventSubscriptionReader>();

    public IEstateExport Export => _services.GetRequiredService<IEstateExport>();

    public IResourceWriter Writer => _services.GetRequiredService<IResourceWriter>();

    public AssessorTenure Tenure => _services.GetRequiredService<AssessorTenure>();

    public static async Task<LiveEstate> StartAsync(Action<AzureOptions>? configure = null, string sample = "contoso.json", IProgress<ReadProgress>? progress = null)
    {
        await using var estate = File.OpenRead(Samples.PathOf(sample));
        return await StartAsync(estate, configure, progress);
    }

    public static Task<LiveEstate> StartAsync(string json, Action<AzureOptions>? configure = null) =>
        StartAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), configure, progress: null);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Azure.DisposeAsync();
        Wire.Dispose();
    }

    private static async Task<LiveEstate> StartAsync(Stream estate, Action<AzureOptions>? configure, IProgress<ReadProgress>? progress)
    {
        var azure = await SimulatedAzure.StartAsync(estate, new SimulatorOptions(), TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        var wire = new FaultyTransport();
        var services = new ServiceCollection();
        if (progress is not null)
        {
            services.AddSingleton(progress);
        }

        services.AddAzure(
            options =>
            {
                options.Endpoint = azure.Endpoint;
                options.MaxRetries = 1;
                options.RetryDelay = TimeSpan.FromMilliseconds(1);
                configure?.Invoke(options);
            },
            wire.Transport);
        return new LiveEstate(azure, wire, services.BuildServiceProvider(validateScopes: true));
    }
}
