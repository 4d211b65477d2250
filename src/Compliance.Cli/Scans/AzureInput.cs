using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Cli.Hosting;
using Compliance.Domain.Estates;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.Reports;
using Compliance.Infrastructure.ResourceManager;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Cli.Scans;

/// <summary>Azure itself, read once with the caller's own identity.</summary>
internal sealed class AzureInput : IEstateSource
{
    private readonly AzureTarget _target;
    private readonly ServiceProvider _services;

    private AzureInput(AzureTarget target, ServiceProvider services)
    {
        _target = target;
        _services = services;
    }

    public string Name => _target.Name;

    public string? Path => null;

    public ScanSource Kind => ScanSource.Azure;

    public ScanScope Scope => _target.Governed.ToScanScope();

    public IServiceProvider Services => _services;

    /// <summary>Sends nothing yet.</summary>
    /// <exception cref="UsageException">The target is none that can be read.</exception>
    public static AzureInput Open(CommandContext context, AzureTarget target)
    {
        var services = new ServiceCollection();
        services.AddSingleton(context.Time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new TerminalLoggerProvider(context.Terminal)));
        services.AddAzure(target.Configure);
        var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptions<AzureOptions>>().Value;
            return new AzureInput(target, provider);
        }
        catch (OptionsValidationException invalid)
        {
            provider.Dispose();
            throw new UsageException(string.Join(' ', invalid.Failures), invalid);
        }
    }

    public async Task<Estate> ReadAsync(DateTimeOffset? at, DateTimeOffset now, Action<string> say, CancellationToken cancellationToken)
    {
        var read = await _services.GetRequiredService<IEstateReader>().ReadAsync(Scope, cancellationToken);
        return at is { } time ? read.Estate.At(time) : read.Estate;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
