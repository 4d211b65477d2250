using Azure;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Estates;

/// <summary>Tells a call that failed for good, which is a gap in what was read, from what must end the whole read.</summary>
internal static class AzureFailure
{
    /// <summary>
    /// An answer that is none (4xx other than 401, 5xx after the last retry, a body that breaks off or is no document) or a
    /// timeout. Not a missing identity, not the caller's cancellation, not a bug.
    /// </summary>
    public static bool IsGap(Exception failure, CancellationToken cancellationToken) => !cancellationToken.IsCancellationRequested && failure switch
    {
        RequestFailedException failed => failed.Status != 401,
        // How the pipeline reports that every try failed.
        AggregateException all => all.InnerExceptions.All(inner => IsGap(inner, cancellationToken)),
        FormatException or InvalidDataException or IOException or HttpRequestException or TaskCanceledException => true,
        _ => false,
    };

    /// <summary>What of it a gap's reason says: one line, no addresses, no headers.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        RequestFailedException { Status: > 0 } failed => string.IsNullOrEmpty(failed.ErrorCode) ? $"HTTP {failed.Status}" : $"HTTP {failed.Status} {failed.ErrorCode}",
        AggregateException { InnerExceptions: [.., var last] } => Describe(last),
        TaskCanceledException => "no answer in time",
        _ => Excerpt.Line(failure.Message),
    };
}
