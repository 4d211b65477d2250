using System.ComponentModel.DataAnnotations;
using Azure.Core;

namespace Compliance.Infrastructure.Tables;

/// <summary>The storage account of the stores: a connection string, or an endpoint with a credential.</summary>
public sealed class TableStoreOptions
{
    /// <summary>What the account is called where it is set; what is wrong with it begins with this.</summary>
    public string Setting { get; set; } = "The storage account";

    /// <summary>With an account key, for instance <c>UseDevelopmentStorage=true</c>; null when <see cref="Endpoint"/> is set.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>For example <c>https://contoso.table.core.windows.net</c>; https only.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Used with <see cref="Endpoint"/>; null takes the <see cref="TokenCredential"/> of the service provider.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>What the names of the tables begin with: 3 to 40 letters and digits, a letter first. Default <c>compliance</c>.</summary>
    [RegularExpression("^[A-Za-z][A-Za-z0-9]{2,39}$")]
    public string TablePrefix { get; set; } = "compliance";

    /// <summary>How often a request is tried again before the store counts as unavailable; 0 to 10, default 3.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;
}
