using Azure;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>What came of a call after its last try.</summary>
/// <param name="Status">Of the last answer; 0 when none came, or none that was whole.</param>
/// <param name="Value">What the body of a 2xx says; set exactly when <paramref name="Error"/> is null.</param>
internal sealed record ArmAnswer<T>(int Status, T? Value, ArmError? Error)
{
    public ReadOutcome Outcome => this switch
    {
        { Error: null } => ReadOutcome.Complete,
        { Status: 403 } => ReadOutcome.Denied,
        { Status: 429 } => ReadOutcome.Throttled,
        { Status: (>= 400 and < 500 and not 408) or 501 } => ReadOutcome.Refused,
        _ => ReadOutcome.Failed,
    };

    /// <summary>One line that says what went wrong; null when nothing did.</summary>
    public string? Reason => this switch
    {
        { Error: null } => null,
        { Status: 0 or (>= 200 and < 300) } => Error.Message,
        _ => $"Azure answered {Status} {Error.Code}: {Error.Message}",
    };

    public RequestFailedException ToException() => new(Status, Reason ?? "", Error?.Code, innerException: null);
}
