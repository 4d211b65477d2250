using Compliance.Embedded.Sqlite;
using Compliance.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Cli.Hosting;

/// <summary>Puts the store that an option names behind its ports.</summary>
internal static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, StoreLocation location) => location switch
    {
        StoreLocation.Sqlite sqlite => services.AddSqliteStore(options => options.Path = sqlite.Path),
        StoreLocation.Table { Endpoint: { } endpoint } => services.AddTableStore(options => (options.Setting, options.Endpoint) = ("--store", endpoint)),
        StoreLocation.Table table => services.AddTableStore(options => (options.Setting, options.ConnectionString) = ("--store", table.ConnectionString)),
        _ => throw new ArgumentOutOfRangeException(nameof(location)),
    };
}
