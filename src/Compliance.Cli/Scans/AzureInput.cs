using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Cli.Hosting;
using Compliance.Cli.Output;
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
    private readonly AzureProgress _progress;

    private AzureInput(AzureTarget target, ServiceProvider services, AzureProgress progress)
    {
        _target = target;
        _services = services;
        _progress = progress;
    }

    public string Name => _target.Name;

    public string? Path => null;

    public ScanSource Kind => ScanSource.Azure;

    public ScanScope Scope => _target.Governed.ToScanScope();

    /// <summary>Sends nothing yet.</summary>
    /// <exception cref="UsageException">The target is none that can be read.</exception>
    public static AzureInput Open(CommandContext context, AzureTarget target)
    {
        var services = new ServiceCollection();
        services.AddSingleton(context.Time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new TerminalLoggerProvider(context.Terminal)));
        var progress = new AzureProgress();
        services.AddSingleton<IProgress<ReadProgress>>(progress);
        services.AddAzure(target.Configure);
        var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptions<AzureOptions>>().Value;
            return new AzureInput(target, provider, progress);
        }
        catch (OptionsValidationException invalid)
        {
            provider.Dispose();
            throw new UsageException(string.Join(' ', invalid.Failures), invalid);
        }
    }

    public async Task<Estate> ReadAsync(DateTimeOffset? at, DateTimeOffset now, Action<string> say, CancellationToken cancellationToken)
    {
        _progress.TellTo(say);
        var read = await _services.GetRequiredService<IEstateReader>().ReadAsync(Scope, cancellationToken);
        return at is { } time ? read.Estate.At(time) : read.Estate;
    }

    /// <summary>Writes what <see cref="ReadAsync"/> reads as an estate file.</summary>
    public Task<EstateExported> ExportAsync(Stream stream, Action<string> say, CancellationToken cancellationToken)
    {
        _progress.TellTo(say);
        return _services.GetRequiredService<IEstateExport>().WriteAsync(Scope, stream, cancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
