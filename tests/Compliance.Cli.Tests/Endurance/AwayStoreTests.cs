using System.Diagnostics;
using System.Globalization;
using System.Net;
using Compliance.Testing.Azurite;
using Microsoft.Data.Sqlite;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>
/// A store that is held, full or gone for a while, under load. Events are answered with 503 and come again; the process lives
/// on, says that it is not ready, and needs no restart.
/// </summary>
[Collection(EnduranceTests.Name)]
public sealed class AwayStoreTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Longer than anything here waits for: leases, tries and their pauses.
    private static readonly TimeSpan LongAway = TimeSpan.FromMinutes(1);

    [UnixFact]
    public async Task Serve_FileHeldByAnotherProcess_Answers503AndRecovers()
    {
        await using var world = await World.StartAsync(seed: 5, output);
        using var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = world.DatabasePath, Pooling = false }.ToString());

        await RunAsync(
            world,
            world.SqliteStore,
            _ =>
            {
                other.Open();
                Run(other, "BEGIN EXCLUSIVE");
                return Task.CompletedTask;
            },
            _ =>
            {
                other.Close();
                return Task.CompletedTask;
            });
    }

    /// <summary>The limit of the size of a process's files stands in for a full disk: it needs no rights, and can be lifted while the process runs.</summary>
    [LinuxFact]
    public async Task Serve_FileCannotGrow_Answers503AndRecovers()
    {
        await using var world = await World.StartAsync(seed: 6, output);

        await RunAsync(world, world.SqliteStore, host => LimitAsync(host, "1024:unlimited"), host => LimitAsync(host, "unlimited:unlimited"));
    }

    [UnixAzuriteFact]
    public async Task Serve_TablesGone_Answers503AndRecovers()
    {
        await using var world = await World.StartAsync(seed: 7, output);
        var azurite = new AzuriteServer { Folder = world.Folder };
        try
        {
            await azurite.InitializeAsync();
            await RunAsync(world, $"table:{azurite.ConnectionString}", _ => azurite.StopAsync(), _ => azurite.StartAgainAsync(), LongAway, TimeSpan.FromSeconds(1));
        }
        finally
        {
            await azurite.DisposeAsync();
        }
    }

    private async Task RunAsync(World world, string store, Func<ServeHost, Task> takeAwayAsync, Func<ServeHost, Task> giveBackAsync, TimeSpan atLeast = default, TimeSpan? pause = null)
    {
        await using var host = await world.ServeAsync(store);
        await host.SweptAsync();
        await using (var drift = world.StartDrift(people: 2, pause ?? Pause))
        {
            await Poll.UntilAsync(() => Task.FromResult(drift.Writes >= 5), ServeHost.Patience, () => $"{drift.Writes} writes");
            await takeAwayAsync(host);
            var gone = Stopwatch.GetTimestamp();
            await Poll.UntilAsync(() => Task.FromResult(world.Grid.Answers.GetValueOrDefault(HttpStatusCode.ServiceUnavailable) >= 3), ServeHost.Patience, () => string.Join(", ", world.Grid.Answers));
            await Task.Delay(atLeast > Stopwatch.GetElapsedTime(gone) ? atLeast - Stopwatch.GetElapsedTime(gone) : TimeSpan.Zero);
            Assert.Equal(HttpStatusCode.OK, await host.StatusOfAsync("healthz"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.StatusOfAsync("readyz"));
            Assert.Equal(TimeSpan.FromSeconds(30), world.Grid.RetryAfter);
            var away = await host.MetricsAsync();
            Assert.True(away.Value("compliance_deliveries_refused_total", ("reason", "store_unavailable")) >= 3);
            output.WriteLine($"Away for {Stopwatch.GetElapsedTime(gone).TotalSeconds:F0} s, {drift.Writes} writes until then");

            await giveBackAsync(host);
            await Poll.UntilAsync(async () => await host.StatusOfAsync("readyz") is HttpStatusCode.OK, ServeHost.Patience, () => host.Log);
            var writes = drift.Writes;
            await Poll.UntilAsync(() => Task.FromResult(drift.Writes >= writes + 5), ServeHost.Patience, () => $"{drift.Writes} writes");
        }

        await world.SettleAsync(host);
        output.WriteLine(world.Summary);
        await world.AssertRightAsync(host);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], world.Grid.Answers.Keys.Order());
    }

    private static async Task LimitAsync(ServeHost host, string size)
    {
        using var limit = Process.Start("prlimit", ["--pid", host.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={size}"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
