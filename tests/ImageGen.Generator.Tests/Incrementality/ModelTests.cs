using System.Collections;
using System.Reflection;
using ImageGen.Generator.Pipeline;
using ImageGen.Generator.Pipeline.Dockerfiles;
using ImageGen.Generator.Pipeline.Resolution;

namespace ImageGen.Generator.Tests.Incrementality;

/// <summary>What the steps keep between runs: values alone, or else old compilations would stay alive and nothing would ever be equal.</summary>
public sealed class ModelTests
{
    [Fact]
    public void No_object_of_the_compiler_is_reachable_from_a_model()
    {
        var project = new UserProject(
            """
            [ImageGen.DockerImage("acme/shop:1.0", Dockerfile = "Dockerfile", Args = ["A=1"], Labels = ["a=b"], Platforms = ["linux/amd64"])]
            partial class Shop
            {
                partial class Inner
                {
                    [ImageGen.DockerImage("Bad Name")]
                    internal static partial class Worse { static int Image; }
                }
            }
            """,
            "[ImageGen.DockerImage(\"auto\")] static partial class Auto;")
        {
            Files = { ["Dockerfile"] = "ARG TAG=1\nFROM busybox:$TAG AS build\nEXPOSE 80\nLABEL a=b\nRUN --mount=type=secret,id=token --mount=type=ssh true\n" },
            Properties = { ["ImageGenDefaultNamespace"] = "acme" },
        };
        var steps = project.Run().GetRunResult().Results.Single().TrackedSteps;

        var models = typeof(TrackingNames).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static field => (string)field.GetValue(null)!)
            .SelectMany(name => steps[name])
            .SelectMany(static step => step.Outputs)
            .Select(static output => WithoutPlaces(output.Value))
            .ToArray();

        Assert.True(models.Length >= 10, "the walk saw " + models.Length + " models");
        Assert.All(models, static model => AssertHoldsValuesAlone(model, [], model?.GetType().Name ?? ""));
    }

    /// <summary>The two steps that bring diagnostics to their real locations hold those beside the model.</summary>
    private static object? WithoutPlaces(object value) => value switch
    {
        AnnotatedClass annotated => annotated.Declaration,
        ClassWithDockerfile found => (found.Class.Declaration, found.Dockerfile),
        ResolvedImage resolved => resolved.Model,
        Diagnostic => null,
        _ => value,
    };

    private static void AssertHoldsValuesAlone(object? value, HashSet<object> seen, string path)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        var type = value.GetType();
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true, $"{path} holds a {type}");
        if (value is Array array)
        {
            foreach (var element in (IEnumerable)array)
            {
                AssertHoldsValuesAlone(element, seen, path + "[]");
            }
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                AssertHoldsValuesAlone(field.GetValue(value), seen, path + "." + field.Name);
            }
        }
    }
}
