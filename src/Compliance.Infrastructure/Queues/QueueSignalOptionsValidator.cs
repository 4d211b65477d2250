using Azure.Core;
using Compliance.Infrastructure.Tables;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Queues;

/// <summary>Says at start what would otherwise fail at the first signal.</summary>
internal sealed class QueueSignalOptionsValidator(IEnumerable<TokenCredential> credentials) : IValidateOptions<QueueSignalOptions>
{
    public ValidateOptionsResult Validate(string? name, QueueSignalOptions options)
    {
        try
        {
            StorageConnection.Of(options.ConnectionString, options.Endpoint, options.Credential ?? credentials.LastOrDefault(), "queue");
            return ValidateOptionsResult.Success;
        }
        catch (FormatException wrong)
        {
            return ValidateOptionsResult.Fail($"{options.Setting}: {wrong.Message}");
        }
    }
}
