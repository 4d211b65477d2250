using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Telemetry;

/// <summary>The SDK ignores settings it cannot read; then nothing would be sent, and nobody would be told.</summary>
internal sealed class TelemetryOptionsValidator(IConfiguration configuration) : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options) =>
        OtlpSettings.Of(configuration).Faults is { IsEmpty: false } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
