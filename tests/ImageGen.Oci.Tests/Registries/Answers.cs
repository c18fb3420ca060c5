using Microsoft.AspNetCore.Http;

namespace ImageGen.Oci.Tests.Registries;

/// <summary>Answers that tests put before those of a fake registry.</summary>
internal static class Answers
{
    public static async Task<bool> SayAsync(this HttpContext context, int status, string body = "")
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
        return true;
    }

    /// <summary>Refuses a request with a challenge, unless it has this authorization.</summary>
    public static async Task<bool> RefuseUnlessAsync(this HttpContext context, string authorization, string challenge)
    {
        if (context.Request.Headers.Authorization == authorization)
        {
            return false;
        }

        context.Response.Headers.WWWAuthenticate = challenge;
        return await context.SayAsync(401);
    }

    public static async Task<bool> RedirectAsync(this HttpContext context, string address, int status = 307)
    {
        context.Response.Headers.Location = address;
        return await context.SayAsync(status);
    }

    /// <summary>Sends the start of a longer body, and breaks the connection.</summary>
    public static async Task<bool> CutAsync(this HttpContext context, byte[] content, int sent)
    {
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content.AsMemory(0, sent));
        await context.Response.Body.FlushAsync();
        context.Abort();
        return true;
    }
}
