using Azure;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>Tells the meter of pages and of waits for the quota.</summary>
internal sealed class MeteredPace(IPace pace, ReadMeter meter) : IPace
{
    public TimeSpan? Take()
    {
        var wait = pace.Take();
        if (wait is { } time)
        {
            meter.Waited(time);
        }

        return wait;
    }

    public void Answered(Response? response)
    {
        pace.Answered(response);
        if (response?.Status == 200)
        {
            meter.PageCame();
        }
    }
}
