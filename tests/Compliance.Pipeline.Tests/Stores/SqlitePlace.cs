using Compliance.Embedded.Sqlite;
using Compliance.Pipeline.Tests.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Pipeline.Tests.Stores;

/// <summary>A SQLite file. What fails is a call of a port: each is one transaction.</summary>
internal sealed class SqlitePlace : IStorePlace
{
    // In memory where that is to be had: nothing here cuts the power, and waiting for a disk proves nothing.
    private static readonly string Root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Root, $"compliance-pipeline-{Guid.NewGuid():N}")).FullName;

    public void AddTo(IServiceCollection services, ProcessGate gate, FenceWatch fence) => services
        .AddSqliteStore(options => options.Path = Path.Combine(_folder, "store.db"))
        .AddCalls(new StoreCalls(gate, fence, isGate: true));

    public int CallOf(int number) => number % 20;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
