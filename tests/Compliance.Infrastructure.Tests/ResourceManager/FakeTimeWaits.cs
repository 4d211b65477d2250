using Compliance.Testing.Time;

namespace Compliance.Infrastructure.Tests.ResourceManager;

internal static class FakeTimeWaits
{
    /// <summary>
    /// Returns when the code under test waits for a timer that is due in exactly this long. Should it never do so the test
    /// hangs until the runner says which one: what it waits for instead is then seen in a debugger, not guessed from a time.
    /// </summary>
    public static async Task DueInAsync(this FakeTime time, TimeSpan due, Task call)
    {
        while (time.DueIn != due)
        {
            if (call.IsCompleted)
            {
                await call;
                throw new InvalidOperationException($"The call ended without having waited {due}.");
            }

            await Task.Delay(1);
        }
    }

    /// <summary>Waits for a timer due in this long and lets it fire.</summary>
    public static async Task PassAsync(this FakeTime time, TimeSpan due, Task call)
    {
        await time.DueInAsync(due, call);
        time.Advance(due);
    }
}
