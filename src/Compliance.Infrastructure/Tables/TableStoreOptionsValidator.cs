using Azure.Core;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Tables;

/// <summary>Says at start what would otherwise fail at the first access.</summary>
internal sealed class TableStoreOptionsValidator(IEnumerable<TokenCredential> credentials) : IValidateOptions<TableStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, TableStoreOptions options)
    {
        try
        {
            StorageConnection.Of(options.ConnectionString, options.Endpoint, options.Credential ?? credentials.LastOrDefault(), "table");
            return ValidateOptionsResult.Success;
        }
        catch (FormatException wrong)
        {
            return ValidateOptionsResult.Fail($"{options.Setting}: {wrong.Message}");
        }
    }
}
