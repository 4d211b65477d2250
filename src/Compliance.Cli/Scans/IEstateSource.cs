using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Infrastructure.Reports;

namespace Compliance.Cli.Scans;

/// <summary>Where a scan takes its estate from.</summary>
internal interface IEstateSource : IAsyncDisposable
{
    /// <summary>What messages and reports call it.</summary>
    string Name { get; }

    /// <summary>The full path of the file it is; null when it is none.</summary>
    string? Path { get; }

    ScanSource Kind { get; }

    ScanScope Scope { get; }

    /// <param name="at">The time to judge at; null for the source's own, else <paramref name="now"/>.</param>
    /// <param name="say">Is told how far the reading is.</param>
    Task<Estate> ReadAsync(DateTimeOffset? at, DateTimeOffset now, Action<string> say, CancellationToken cancellationToken);
}
