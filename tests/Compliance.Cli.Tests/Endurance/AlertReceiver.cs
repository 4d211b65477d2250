using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>
/// A Teams workflow that drops alerts it was told before, by their ids. Now and then it refuses, or takes an alert and
/// answers with an error or too late.
/// </summary>
internal sealed class AlertReceiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Random _random;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ToldAlert> _told = [];
    private int _inFlight;

    private AlertReceiver(WebApplication server, int seed)
    {
        _server = server;
        _random = new Random(seed);
        server.Run(TakeAsync);
    }

    public Uri Url => new($"{_server.Urls.Single()}/workflows/alerts?sig=secret");

    /// <summary>Whether some posts go wrong.</summary>
    public bool IsFlaky { get; set; } = true;

    /// <summary>Whether it takes its time to answer, though less than a host waits.</summary>
    public bool IsSlow { get; set; }

    public bool IsBeingTold => Volatile.Read(ref _inFlight) > 0;

    /// <summary>Alerts that came again with an id that was known.</summary>
    public int Repeats { get; private set; }

    public int Posts { get; private set; }

    public int Failures { get; private set; }

    /// <summary>Cards that did not name every alert of their message.</summary>
    public int Cut { get; private set; }

    public IReadOnlyList<ToldAlert> Told
    {
        get
        {
            lock (_lock)
            {
                return [.. _told.Values.OrderBy(alert => alert.Number)];
            }
        }
    }

    public static async Task<AlertReceiver> StartAsync(int seed)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new AlertReceiver(builder.Build(), seed);
        await receiver._server.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            var card = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
            var mood = Mood();
            if (mood is not Moods.Refuses)
            {
                Take(card.GetProperty("attachments")[0].GetProperty("content").GetProperty("body"));
            }

            // Longer than the host waits for an answer, or as long as a flow takes for one.
            var pause = mood is Moods.TakesLate ? TimeSpan.FromSeconds(1.5) : IsSlow ? TimeSpan.FromSeconds(0.6) : TimeSpan.FromMilliseconds(20);
            await Task.Delay(pause, context.RequestAborted);

            context.Response.StatusCode = mood is Moods.Takes ? StatusCodes.Status202Accepted : StatusCodes.Status500InternalServerError;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // Who told us was killed, or gave up.
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private Moods Mood()
    {
        lock (_lock)
        {
#pragma warning disable CA5394 // A test wants the same choices for the same seed.
            var mood = !IsFlaky ? Moods.Takes : _random.Next(100) switch { < 10 => Moods.Refuses, < 15 => Moods.TakesWithError, < 18 => Moods.TakesLate, _ => Moods.Takes };
#pragma warning restore CA5394
            Posts++;
            Failures += mood is Moods.Takes ? 0 : 1;
            return mood;
        }
    }

    private void Take(JsonElement body)
    {
        var heading = "";
        lock (_lock)
        {
            foreach (var element in body.EnumerateArray())
            {
                if (element.GetProperty("type").GetString() == "FactSet")
                {
                    var alert = ToldAlert.Of(element, heading, _told.Count);
                    Repeats += _told.TryAdd(alert.Id, alert) ? 0 : 1;
                }
                else if (element.GetProperty("weight").GetString() == "Bolder")
                {
                    heading = element.GetProperty("text").GetString()!;
                }
                else if (element.GetProperty("weight").GetString() == "Lighter")
                {
                    Cut++;
                }
            }
        }
    }

    private enum Moods
    {
        Takes,
        Refuses,
        TakesWithError,
        TakesLate,
    }
}
